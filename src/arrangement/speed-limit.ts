/** Trills have a speed limit: a drive needs three steps before a pitch is told from a click. */
import { noteToPeriodUs } from '../units/pitch.ts';
import type { Tone } from './wanted.ts';

const STEPS_MIN = 3;
/** A note this much longer than the one it follows too soon makes that one a grace note. */
const GRACE_RATIO = 2;

/**
 * The least time from the start of a note to the next on the same drive, µs.
 * @example noteUsMin(29) // 68729, a trill on F1 has 14 notes a second
 */
export function noteUsMin(note: number): number {
  return STEPS_MIN * noteToPeriodUs(note);
}

/**
 * The tones (of one drive, sorted) without those that come faster than it can speak: of a trill the note that sounds goes
 * on until the next can be heard, and a grace note gives way to its long one.
 */
export function withoutBlurs(tones: readonly Tone[]): Tone[] {
  const heard: Tone[] = [];
  for (const tone of tones) {
    const last = heard.at(-1);
    if (!last || !blurs(last, tone)) heard.push(tone);
    else if (tone.endUs - tone.startUs >= GRACE_RATIO * (tone.startUs - last.startUs))
      heard[heard.length - 1] = tone;
    else
      heard[heard.length - 1] = {
        ...last,
        endUs: Math.max(last.endUs, Math.min(last.wanted.endUs, tone.endUs)),
      };
  }
  return heard;
}

function blurs(last: Tone, tone: Tone): boolean {
  const isTone = last.burst === undefined && tone.burst === undefined;
  return isTone && last.endUs >= tone.startUs && tone.startUs - last.startUs < noteUsMin(last.note);
}
