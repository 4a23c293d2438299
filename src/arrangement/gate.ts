/** Shortens notes so that each is heard apart from the next. */
import { noteToPeriodUs } from '../units/pitch.ts';

/** Shorter than this no note is made; it is the least that is heard as one. */
const GATED_US_MIN = 50_000;
/** A drive needs some steps before a pitch is heard at all. */
const STEPS_MIN = 4;

/**
 * How long a note of `lengthUs` sounds: its gated length, with a floor of 50 ms and of four steps, but never longer than
 * it is.
 * @example gatedLengthUs(400_000, 60, 0.5) // 200000
 */
export function gatedLengthUs(lengthUs: number, note: number, gate: number): number {
  return Math.min(lengthUs, Math.max(gate * lengthUs, GATED_US_MIN, STEPS_MIN * noteToPeriodUs(note)));
}
