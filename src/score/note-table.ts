/** The notes of a score as a table: what each note has is a column, and a note is a row. */
import type { Table } from '../table/table.ts';

/** One key press. Times are `songUs`: µs from the start of the file, exact to a fraction of 1 µs. */
export const noteColumns = [
  'startUs',
  /** The key's release; sustain is applied only where an arrangement asks for it. */
  'endUs',
  /** 1..16. */
  'channel',
  /** MIDI note 0..127, C4 = 60. */
  'note',
  /** 1..127. */
  'velocity',
  /** From 1; the conductor's track is counted. */
  'track',
] as const;

export type NoteColumn = (typeof noteColumns)[number];
export type NoteTable = Table<NoteColumn>;
