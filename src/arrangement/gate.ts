/** Shortens notes so that each is heard apart from the next. */
import { Column } from '../table/column.ts';
import { noteToPeriodUs } from '../units/pitch.ts';
import { isTone, type VoiceTable } from './voice-table.ts';

/** A player's rule of thumb: half of a note's length. */
export const DEFAULT_GATE = 0.5;

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

/** A repeated note is heard as a new one after a gap of 12 ms, and of more than one step, … */
const REPEAT_GAP_US = 12_000;
const REPEAT_GAP_STEPS = 1.25;
/** … but no note loses more than a seventh to it, nor falls below 50 ms. */
const REPEAT_GAP_SHARE_MAX = 1 / 7;

/**
 * How long a note of `lengthUs` may sound where the same note is struck again `nextUs` after its start, on one drive.
 * @example lengthBeforeRepeatUs(500_000, 60, 500_000) // 488000
 */
export function lengthBeforeRepeatUs(lengthUs: number, note: number, nextUs: number): number {
  const gapUs = Math.max(REPEAT_GAP_US, REPEAT_GAP_STEPS * noteToPeriodUs(note));
  const apartUs = nextUs - Math.min(gapUs, REPEAT_GAP_SHARE_MAX * nextUs);
  return Math.min(lengthUs, Math.max(GATED_US_MIN, apartUs));
}

/** A voice (sorted by startUs, without overlaps), gated. */
export function gated(voice: VoiceTable, gate: number): VoiceTable {
  const { startUs, endUs, length } = voice;
  const [gatedEndUs, ungatedEndUs] = [new Column(length), new Column(length)];
  for (let index = 0; index < length; index += 1) {
    const fromUs = startUs.at(index);
    const lengthUs = endUs.at(index) - fromUs;
    gatedEndUs.push(fromUs + soundingUs(voice, index, lengthUs, gate));
    ungatedEndUs.push(fromUs + lengthUs);
  }
  return voice.with({ endUs: gatedEndUs, ungatedEndUs });
}

/** A burst has its own length; a tone is gated, and ends before the same note is struck again. */
function soundingUs(voice: VoiceTable, index: number, lengthUs: number, gate: number): number {
  const { startUs, note: notes, length } = voice;
  if (!isTone(voice, index)) return lengthUs;
  const note = notes.at(index);
  const gatedUs = gatedLengthUs(lengthUs, note, gate);
  const next = index + 1;
  if (next === length || notes.at(next) !== note || !isTone(voice, next)) return gatedUs;
  return lengthBeforeRepeatUs(gatedUs, note, startUs.at(next) - startUs.at(index));
}
