/** Voices for tests of what comes after arranging: a drive's notes as objects, made a table. */
import type { Voice, VoiceBend } from '../../src/arrangement/arranged.ts';
import { burstToKind, DOUBLING_KIND, TONE_KIND, voiceColumns } from '../../src/arrangement/voice-table.ts';
import { createTable } from '../../src/table/table.ts';

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

export function voiceOf(drive: number, played: readonly PlayedNote[]): Voice {
  const notes = createTable(voiceColumns);
  const bendsAt = new Map<number, VoiceBend[]>();
  for (const [index, { startUs, endUs, note, row = index, burst, doubles, bends }] of played.entries()) {
    const kind = burst === undefined ? (doubles ? DOUBLING_KIND : TONE_KIND) : burstToKind(burst);
    notes.push({ row, part: 0, startUs, endUs, ungatedEndUs: endUs, pitch: note, note, kind });
    if (bends) bendsAt.set(index, bends);
  }
  return { drive, notes, bends: bendsAt, tooFast: [] };
}
