/** A score with its notes in a table: what arranging and lint look at, row by row. */
import { tableOfRows } from '../table/table.ts';
import { noteColumns, type NoteTable } from './note-table.ts';
import type { Note, Score } from './types.ts';

export type PackedScore = Omit<Score, 'notes' | 'stuck' | 'unreleased' | 'restruck'> & {
  notes: NoteTable;
  /** Rows of `notes`. */
  stuck: number[];
  unreleased: number[];
  restruck: number[];
};

/** @example unpackScore(packScore(score)) // equal to score */
export function packScore(score: Score): PackedScore {
  const { notes, stuck = [], unreleased = [], restruck = [], ...rest } = score;
  const isPlain = stuck.length + unreleased.length + restruck.length === 0;
  const rows = new Map(isPlain ? [] : notes.map((note, row) => [note, row]));
  const rowsOf = (some: readonly Note[]): number[] => some.flatMap((note) => rows.get(note) ?? []);
  return {
    ...rest,
    notes: tableOfRows(noteColumns, notes),
    stuck: rowsOf(stuck),
    unreleased: rowsOf(unreleased),
    restruck: rowsOf(restruck),
  };
}

export function unpackScore(score: PackedScore): Score {
  const { notes: table, stuck, unreleased, restruck, ...rest } = score;
  const notes = table.rows();
  const notesAt = (rows: readonly number[]): Note[] => rows.flatMap((row) => notes[row] ?? []);
  return {
    ...rest,
    notes,
    ...(stuck.length > 0 && { stuck: notesAt(stuck) }),
    ...(unreleased.length > 0 && { unreleased: notesAt(unreleased) }),
    ...(restruck.length > 0 && { restruck: notesAt(restruck) }),
  };
}
