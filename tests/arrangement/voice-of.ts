/** Voices for tests of what comes after arranging: a drive's notes as objects, made a table. */
import type { PackedVoice } from '../../src/arrangement/arranged.ts';
import type { VoiceBend } from '../../src/arrangement/types.ts';
import { burstToKind, DOUBLING_KIND, TONE_KIND, VoiceTable } from '../../src/arrangement/voice-table.ts';
import { PieceTable } from '../../src/arrangement/voice/piece-table.ts';

export type PlayedNote = {
  startUs: number;
  endUs: number;
  /** As played. */
  note: number;
  /** Of the note in the score. */
  row?: number;
  burst?: string;
  doubles?: boolean;
  bends?: VoiceBend[];
};

export function voiceOf(drive: number, played: readonly PlayedNote[]): PackedVoice {
  const notes = new VoiceTable(new PieceTable());
  for (const [index, { startUs, endUs, note, row = index, burst, doubles, bends }] of played.entries()) {
    notes.startUs.push(startUs);
    notes.endUs.push(endUs);
    notes.ungatedEndUs.push(endUs);
    notes.note.push(note);
    notes.pitch.push(note);
    notes.row.push(row);
    notes.kind.push(burst === undefined ? (doubles ? DOUBLING_KIND : TONE_KIND) : burstToKind(burst));
    if (bends) notes.bends.set(index, bends);
  }
  return { drive, notes, tooFast: [] };
}
