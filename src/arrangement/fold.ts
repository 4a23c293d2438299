/** Brings every note of a voice into its drive's range by whole octaves. */
import type { NoteRange } from '../rig/note-range.ts';
import type { Piece } from './wanted.ts';

const SEMITONES_PER_OCTAVE = 12;
/** A rest as long as this ends a phrase. */
const PHRASE_REST_US = 500_000;

/** Octaves (0 or more) between a pitch and the nearest end of a range. */
export function octavesOutside(pitch: number, { lowNote, highNote }: NoteRange): number {
  return Math.ceil(Math.max(0, lowNote - pitch, pitch - highNote) / SEMITONES_PER_OCTAVE);
}

/**
 * The nearest octave of `pitch` inside a range of at least an octave.
 * @example wrap(72, { lowNote: 53, highNote: 64 }) // 60
 */
export function wrap(pitch: number, { lowNote, highNote }: NoteRange): number {
  if (pitch < lowNote)
    return pitch + SEMITONES_PER_OCTAVE * Math.ceil((lowNote - pitch) / SEMITONES_PER_OCTAVE);
  if (pitch > highNote)
    return pitch - SEMITONES_PER_OCTAVE * Math.ceil((pitch - highNote) / SEMITONES_PER_OCTAVE);
  return pitch;
}

/**
 * Folded notes of a voice (sorted by startUs), one for each piece: a phrase keeps the offset that brings most of its
 * notes into the range, the least such offset; notes that still fall outside wrap one by one.
 */
export function foldVoice(voice: readonly Piece[], range: NoteRange): number[] {
  const folded: number[] = [];
  for (const phrase of phrases(voice)) {
    const offset = bestOffset(phrase, range);
    for (const { wanted, note } of phrase) folded.push(note ?? wrap(wanted.pitch + offset, range));
  }
  return folded;
}

function* phrases(voice: readonly Piece[]): Generator<Piece[]> {
  let phrase: Piece[] = [];
  for (const piece of voice) {
    const last = phrase.at(-1);
    if (last && piece.startUs - last.endUs >= PHRASE_REST_US) {
      yield phrase;
      phrase = [];
    }
    phrase.push(piece);
  }
  if (phrase.length > 0) yield phrase;
}

function bestOffset(phrase: readonly Piece[], range: NoteRange): number {
  let best = { offset: 0, inside: -1 };
  for (const offset of offsetsByLeast(phrase, range)) {
    const inside = phrase.filter(({ wanted }) => octavesOutside(wanted.pitch + offset, range) === 0).length;
    if (inside > best.inside) best = { offset, inside };
  }
  return best.offset;
}

/** Every offset that brings some note of the phrase into the range, the least first (down before up). */
function offsetsByLeast(phrase: readonly Piece[], range: NoteRange): number[] {
  const shifts = phrase.map(({ wanted }) => wrap(wanted.pitch, range) - wanted.pitch);
  const least = shifts.reduce((a, b) => Math.min(a, b), 0) / SEMITONES_PER_OCTAVE;
  const most = shifts.reduce((a, b) => Math.max(a, b), 0) / SEMITONES_PER_OCTAVE;
  const offsets: number[] = [];
  for (let octaves = Math.floor(least); octaves <= Math.ceil(most); octaves++) {
    offsets.push(octaves * SEMITONES_PER_OCTAVE);
  }
  return offsets.toSorted((a, b) => Math.abs(a) - Math.abs(b) || a - b);
}
