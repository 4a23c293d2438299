/** The short score: every note as it is to sound, before any is given to a drive. Its rows are those of the score. */
import type { NoteTable } from '../../score/note-table.ts';
import { Column } from '../../table/column.ts';
import { createTable } from '../../table/table.ts';
import { NO_NOTE, NO_PART, TONE_KIND, voiceColumns, type VoiceTable } from '../voice-table.ts';

/** What the score asks for at a tempo factor, untransposed. */
export function toShortScore({ startUs, endUs, note, length }: NoteTable, tempo: number): VoiceTable {
  const played = (us: Column): Column => (tempo === 1 ? us.copy() : us.map((value) => value / tempo));
  const filled = (value: number): Column => Column.of(new Float64Array(length).fill(value));
  return createTable(voiceColumns).with({
    row: startUs.map((_, row) => row),
    part: filled(NO_PART),
    startUs: played(startUs),
    endUs: played(endUs),
    ungatedEndUs: played(endUs),
    pitch: note.copy(),
    note: filled(NO_NOTE),
    kind: filled(TONE_KIND),
  });
}

/** Moves what is asked for in these rows by semitones. */
export function shift({ pitch }: VoiceTable, rows: readonly number[], semitones: number): void {
  if (semitones === 0) return;
  for (const row of rows) pitch.set(row, pitch.at(row) + semitones);
}
