/** Ranges of notes as people write them: `F3..E4`, both ends included. */
import { nameToNote, noteToName } from '../units/note-name.ts';

export type NoteRange = { lowNote: number; highNote: number };

/** A range, or why it is none (the fact and the remedy). */
export type RangeReading = { range: NoteRange } | { fault: string };

/**
 * Reads a range.
 * @example decodeRange('F3..E4') // { range: { lowNote: 53, highNote: 64 } }
 */
export function decodeRange(text: string): RangeReading {
  const [low = '', high = '', ...more] = text.split('..');
  const lowNote = nameToNote(low);
  const highNote = nameToNote(high);
  if (lowNote === undefined || highNote === undefined || more.length > 0) {
    return { fault: `'${text}' is no range of notes; write two note names, as in F3..E4` };
  }
  if (lowNote > highNote) {
    return {
      fault: `the range ${text} is upside down; write ${noteToName(highNote)}..${noteToName(lowNote)}`,
    };
  }
  return { range: { lowNote, highNote } };
}

/**
 * Writes a range; the inverse of `decodeRange`.
 * @example encodeRange({ lowNote: 53, highNote: 64 }) // 'F3..E4'
 */
export function encodeRange({ lowNote, highNote }: NoteRange): string {
  return `${noteToName(lowNote)}..${noteToName(highNote)}`;
}
