/** Note names as musicians write them: C4 is MIDI note 60. */
import { OCTAVE_SEMITONES, pitchClassOf } from './octave.ts';

const NAMES = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const;
const SEMITONES: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };
const ACCIDENTALS: Readonly<Record<string, number>> = { '': 0, '#': 1, '##': 2, b: -1, bb: -2 };
const NAME_PATTERN = /^([A-Ga-g])(##|#|bb|b|)(-?\d+)$/;

/**
 * Name of a MIDI note, 0..127, with sharps.
 * @example noteToName(60) // 'C4'
 */
export function noteToName(note: number): string {
  return `${NAMES[pitchClassOf(note)] ?? '?'}${Math.floor(note / OCTAVE_SEMITONES) - 1}`;
}

/**
 * MIDI note of a name such as `F#3`, `Bb2` or `c-1`; undefined where it is no name or lies outside 0..127.
 * @example nameToNote('A4') // 69
 */
export function nameToNote(name: string): number | undefined {
  const match = NAME_PATTERN.exec(name.trim());
  if (!match) return undefined;
  const [, letter = '', accidental = '', octave = ''] = match;
  const semitone = SEMITONES[letter.toUpperCase()] ?? 0;
  const note = semitone + (ACCIDENTALS[accidental] ?? 0) + OCTAVE_SEMITONES * (Number(octave) + 1);
  return note >= 0 && note <= 127 ? note : undefined;
}
