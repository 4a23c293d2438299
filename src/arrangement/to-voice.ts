/** Gates what a drive plays: each tone is shortened so that it is heard apart from the next. */
import type { BendsWithin } from './bends.ts';
import { gatedLengthUs, lengthBeforeRepeatUs } from './gate.ts';
import type { PieceTable } from './piece-table.ts';
import { VoiceTable } from './voice-table.ts';

/** @param tones sorted by startUs, without overlaps */
export function toVoice(tones: PieceTable, gate: number, bendsWithin: BendsWithin): VoiceTable {
  const voice = new VoiceTable(tones);
  for (let index = 0; index < tones.length; index += 1) {
    const startUs = tones.startUs.at(index);
    const lengthUs = tones.endUs.at(index) - startUs;
    const endUs = startUs + soundingUs(tones, index, lengthUs, gate);
    voice.endUs.push(endUs);
    voice.ungatedEndUs.push(startUs + lengthUs);
    if (!voice.isTone(index)) continue;
    const bends = bendsWithin(tones.row.at(index), startUs, endUs);
    if (bends.length > 0) voice.bends.set(index, bends);
  }
  return voice;
}

/** A burst has its own length; a tone is gated, and ends before the same note is struck again. */
function soundingUs(tones: PieceTable, index: number, lengthUs: number, gate: number): number {
  if (tones.kind.at(index) > 0) return lengthUs;
  const note = tones.note.at(index);
  const gatedUs = gatedLengthUs(lengthUs, note, gate);
  const next = index + 1;
  if (next === tones.length || tones.note.at(next) !== note || tones.kind.at(next) > 0) return gatedUs;
  return lengthBeforeRepeatUs(gatedUs, note, tones.startUs.at(next) - tones.startUs.at(index));
}
