/** The octave: its semitones, the class of a pitch, and how a pitch is moved by octaves into a range. */

export const OCTAVE_SEMITONES = 12;

/** Both ends belong to the range. */
type Range = { lowNote: number; highNote: number };

/**
 * Which of the twelve a whole note is, 0..11 from C on.
 * @example pitchClassOf(61) // 1, a C#
 */
export function pitchClassOf(note: number): number {
  return ((note % OCTAVE_SEMITONES) + OCTAVE_SEMITONES) % OCTAVE_SEMITONES;
}

export function isWithin(note: number, { lowNote, highNote }: Range): boolean {
  return note >= lowNote && note <= highNote;
}

/**
 * Octaves (0 or more) by which a pitch would have to be moved to be no longer on its side of a range.
 * @example octavesOutside(72, { lowNote: 53, highNote: 64 }) // 1
 */
export function octavesOutside(pitch: number, { lowNote, highNote }: Range): number {
  return Math.ceil(Math.max(0, lowNote - pitch, pitch - highNote) / OCTAVE_SEMITONES);
}

/**
 * The nearest octave of `pitch` inside a range of at least an octave; in a smaller one it may lie beyond the other end.
 * @example wrapInto(72, { lowNote: 53, highNote: 64 }) // 60
 */
export function wrapInto(pitch: number, range: Range): number {
  const octaves = octavesOutside(pitch, range);
  return pitch + (pitch < range.lowNote ? octaves : -octaves) * OCTAVE_SEMITONES;
}
