/** Shortens notes so that each is heard apart from the next. */
import { noteToPeriodUs } from '../units/pitch.ts';
import type { BendsWithin } from './voice/bends.ts';
import type { PieceTable } from './voice/piece-table.ts';
import { VoiceTable } from './voice-table.ts';

/** A player's rule of thumb: half of a note's length. */
export const DEFAULT_GATE = 0.5;

/** Shorter than this no note is made; it is the least that is heard as one. */
const GATED_US_MIN = 50_000;
/** A drive needs some steps before a pitch is heard at all. */
const STEPS_MIN = 4;

/**
 * How long a note of `lengthUs` sounds: its gated length, with a floor of 50 ms and of four steps, but never longer than
 * it is.
 * @example gatedLengthUs(400_000, 60, 0.5) // 200000
 */
export function gatedLengthUs(lengthUs: number, note: number, gate: number): number {
  return Math.min(lengthUs, Math.max(gate * lengthUs, GATED_US_MIN, STEPS_MIN * noteToPeriodUs(note)));
}

/** A repeated note is heard as a new one after a gap of 12 ms, and of more than one step, … */
const REPEAT_GAP_US = 12_000;
const REPEAT_GAP_STEPS = 1.25;
/** … but no note loses more than a seventh to it, nor falls below 50 ms. */
const REPEAT_GAP_SHARE_MAX = 1 / 7;

/**
 * How long a note of `lengthUs` may sound where the same note is struck again `nextUs` after its start, on one drive.
 * @example lengthBeforeRepeatUs(500_000, 60, 500_000) // 488000
 */
export function lengthBeforeRepeatUs(lengthUs: number, note: number, nextUs: number): number {
  const gapUs = Math.max(REPEAT_GAP_US, REPEAT_GAP_STEPS * noteToPeriodUs(note));
  const apartUs = nextUs - Math.min(gapUs, REPEAT_GAP_SHARE_MAX * nextUs);
  return Math.min(lengthUs, Math.max(GATED_US_MIN, apartUs));
}

/**
 * What a drive plays, gated.
 * @param tones sorted by startUs, without overlaps
 */
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
