/** A score with its notes in a table: what arranging and lint look at, row by row. */
import { packNotes, unpackNotes, type NoteTable } from './note-table.ts';
import type { Note, Score } from './types.ts';

export type PackedScore = Omit<Score, 'notes' | 'stuck' | 'restruck'> & {
  notes: NoteTable;
  /** Rows of `notes`. */
  stuck: number[];
  restruck: number[];
};

/** @example unpackScore(packScore(score)) // equal to score */
export function packScore(score: Score): PackedScore {
  const { notes, stuck = [], restruck = [], ...rest } = score;
  const rows = new Map(stuck.length + restruck.length === 0 ? [] : notes.map((note, row) => [note, row]));
  const rowsOf = (some: readonly Note[]): number[] => some.flatMap((note) => rows.get(note) ?? []);
  return { ...rest, notes: packNotes(notes), stuck: rowsOf(stuck), restruck: rowsOf(restruck) };
}

export function unpackScore(score: PackedScore): Score {
  const { notes: table, stuck, restruck, ...rest } = score;
  const notes = unpackNotes(table);
  const notesAt = (rows: readonly number[]): Note[] => rows.flatMap((row) => notes[row] ?? []);
  return {
    ...rest,
    notes,
    ...(stuck.length > 0 && { stuck: notesAt(stuck) }),
    ...(restruck.length > 0 && { restruck: notesAt(restruck) }),
  };
}
