/** Which burst stands for which drum of channel 10 (General MIDI 1, percussion key map). */
import type { DrumMap } from './types.ts';

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
