/** Pitch: MIDI notes ↔ Hz ↔ cents, and the periods a stepper needs for them. */
import { OCTAVE_SEMITONES } from './octave.ts';

/** Concert pitch, Hz (ISO 16). Every conversion takes another one as its last argument. */
export const A4_HZ = 440;
const A4_NOTE = 69;
const MICROSECONDS = 1_000_000;

/**
 * Frequency in Hz of a MIDI note number (equal temperament; fractions are allowed).
 * @example noteToHz(69) // 440
 */
export function noteToHz(note: number, a4Hz = A4_HZ): number {
  return a4Hz * 2 ** ((note - A4_NOTE) / OCTAVE_SEMITONES);
}

/**
 * MIDI note number, with fraction, of a frequency in Hz (> 0).
 * @example hzToNote(440) // 69
 */
export function hzToNote(hz: number, a4Hz = A4_HZ): number {
  return A4_NOTE + OCTAVE_SEMITONES * Math.log2(hz / a4Hz);
}

/**
 * Time between two steps, µs, of a drive that hums a MIDI note.
 * @example noteToPeriodUs(69) // 2272.727…
 */
export function noteToPeriodUs(note: number, a4Hz = A4_HZ): number {
  const listed = a4Hz === A4_HZ ? PERIODS_US[note] : undefined;
  return listed ?? MICROSECONDS / noteToHz(note, a4Hz);
}

/** Of the whole notes at concert pitch, which nearly all are: a power takes longer than all else done to a note. */
const PERIODS_US = Array.from({ length: 128 }, (_, note) => MICROSECONDS / noteToHz(note));

/**
 * MIDI note number, with fraction, that a drive hums at a step period in µs (> 0).
 * @example periodUsToNote(1e6 / 440) // 69
 */
export function periodUsToNote(periodUs: number, a4Hz = A4_HZ): number {
  return hzToNote(MICROSECONDS / periodUs, a4Hz);
}

/**
 * How far `hz` lies above `referenceHz`, in cents; negative when below.
 * @example centsBetween(880, 440) // 1200
 */
export function centsBetween(hz: number, referenceHz: number): number {
  return OCTAVE_SEMITONES * 100 * Math.log2(hz / referenceHz);
}
