/** Drums on a drive: each is a short burst of steps, told apart by how fast they come and how many they are. */
import type { DrumMap } from './types.ts';

/**
 * Times between the steps, µs; a burst of n gaps has n + 1 steps. From players' practice: a kick glides from 160 down
 * to 60 Hz, a snare is irregular, a hat is a few fast steps, a flam two, a click one.
 */
const GAPS_US: Readonly<Record<string, readonly number[]>> = {
  kick: [6200, 6200, 7500, 7500, 9200, 9200, 11500, 11500, 14500, 16700],
  snare: [3100, 5200, 3400, 4600, 3000, 5800, 3900, 3200, 5400, 3600, 4900, 3300],
  hat: [3000, 3000, 3000],
  flam: [9000],
  click: [],
};
/** Room that even a single step takes before the drive's next note. */
const AFTER_LAST_STEP_US = 3000;

export const burstNames: readonly string[] = Object.keys(GAPS_US);

/** Gaps between the steps of a burst, µs; none for a click or for a name that is no burst. */
export function burstGapsUs(name: string): readonly number[] {
  return GAPS_US[name] ?? [];
}

/**
 * How long a burst keeps its drive, µs.
 * @example burstLengthUs('click') // 3000
 */
export function burstLengthUs(name: string): number {
  return burstGapsUs(name).reduce((sum, gapUs) => sum + gapUs, AFTER_LAST_STEP_US);
}

/** Which burst stands for which drum of channel 10 (General MIDI 1, percussion key map). */
const BURSTS: readonly (readonly [burst: string, notes: readonly number[]])[] = [
  // Bass drums and toms.
  ['kick', [35, 36, 41, 43, 45, 47, 48, 50, 64]],
  // Snares, clap and the cymbals that crash.
  ['snare', [38, 39, 40, 49, 52, 55, 57]],
  // Hi-hats, ride cymbals, tambourine, cowbell, shaker.
  ['hat', [42, 44, 46, 51, 53, 54, 56, 59, 69, 70, 82]],
  // Hand drums, which are struck with grace notes as often as not.
  ['flam', [60, 61, 62, 63, 65, 66]],
];
/** Side stick, claves, wood blocks and all that is not in the table. */
const OTHER_BURST = 'click';

const burstOf = new Map(BURSTS.flatMap(([burst, notes]) => notes.map((note) => [note, burst] as const)));

/** All the drums that occur, on one drive. */
export function drumMapOf(notes: Iterable<number>, drive: number): DrumMap {
  const sorted = [...new Set(notes)].toSorted((a, b) => a - b);
  return new Map(sorted.map((note) => [note, { drive, burst: burstOf.get(note) ?? OTHER_BURST }]));
}
