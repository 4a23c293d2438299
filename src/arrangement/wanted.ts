/** Notes on their way from the score to a drive. */
import type { Note } from '../score/types.ts';
import type { Part } from './types.ts';

/** A note of the score as it should be heard: tempo, pedal, transposition and octave applied, nothing cut yet. */
export type WantedNote = { source: Note; startUs: number; endUs: number; pitch: number };

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

/** A piece folded into its drive's range; only the gate is still to come. */
export type Tone = Piece & { note: number; doubles?: boolean };

/** Notes of one chord are rarely struck together; within this time they count as one onset. */
export const CHORD_SPREAD_US = 25_000;

/** Groups notes, sorted by startUs, into onsets: all that begin within the spread of a chord. */
export function* onsets<T extends { startUs: number }>(notes: readonly T[]): Generator<T[]> {
  let group: T[] = [];
  for (const note of notes) {
    const [first] = group;
    if (first && note.startUs - first.startUs > CHORD_SPREAD_US) {
      yield group;
      group = [];
    }
    group.push(note);
  }
  if (group.length > 0) yield group;
}
