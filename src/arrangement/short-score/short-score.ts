/** Notes on their way from the score to a drive. */
import type { Column } from '../../table/column.ts';
import type { NoteTable } from '../../score/note-table.ts';
import type { Note } from '../../score/types.ts';
import type { Part } from '../types.ts';

/**
 * The notes of a score as they should be heard: tempo, pedal, transposition and octave applied, nothing cut yet. All
 * columns have the rows of the score.
 */
export type ShortScore = { source: NoteTable; startUs: Column; endUs: Column; pitch: Column };

/** The same note by note, for those who choose among them; `row` is its row in the score. */
export type WantedNote = { row: number; source: Note; startUs: number; endUs: number; pitch: number };

/** What one drive plays of a wanted note, before folding and gate. */
export type Piece = {
  wanted: WantedNote;
  part: Part;
  drive: number;
  startUs: number;
  endUs: number;
  /** The note to play, where it is already chosen with the others; else folding finds it. */
  note?: number;
  /** The name of a drum's burst; its drive plays no tone. */
  burst?: string;
};

/** What the score asks for at a tempo factor, untransposed. */
export function toShortScore(source: NoteTable, tempo: number): ShortScore {
  const played = (column: Column): Column => (tempo === 1 ? column : column.map((us) => us / tempo));
  return { source, startUs: played(source.startUs), endUs: played(source.endUs), pitch: source.note };
}

/** The same for which every pitch of `rows` is shifted. */
export function shifted(wanted: ShortScore, rows: readonly number[], semitones: number): ShortScore {
  if (semitones === 0) return wanted;
  const pitch = wanted.pitch.copy();
  for (const row of rows) pitch.set(row, wanted.pitch.at(row) + semitones);
  return { ...wanted, pitch };
}

export function wantedNotes(wanted: ShortScore, rows: readonly number[]): WantedNote[] {
  return rows.map((row) => ({
    row,
    source: wanted.source.at(row),
    startUs: wanted.startUs.at(row),
    endUs: wanted.endUs.at(row),
    pitch: wanted.pitch.at(row),
  }));
}
