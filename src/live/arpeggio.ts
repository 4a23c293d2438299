/** The arpeggio: which of the held keys is struck at each step. */
import type { Key } from './types.ts';

/** By name, the key of step `step` (from 0) over what is held, which is never nothing. */
const keyAt = {
  up: (held, step) => rising(held)[step % held.length],
  down: (held, step) => rising(held).at(-1 - (step % held.length)),
  'up-down'(held, step) {
    const last = held.length - 1;
    const place = step % Math.max(1, 2 * last);
    return rising(held)[place <= last ? place : 2 * last - place];
  },
  played: (held, step) => held[step % held.length],
} as const satisfies Record<string, (held: readonly Key[], step: number) => Key | undefined>;

export type ArpPattern = keyof typeof keyAt;

export const arpPatternNames = Object.keys(keyAt) as ArpPattern[];

/**
 * The key of step `step` (from 0) of an arpeggio over what is held; undefined where nothing is.
 * @example arpKey([c4, e4, g4], 3, 'up-down') // e4, after c4 e4 g4
 */
export function arpKey(held: readonly Key[], step: number, pattern: ArpPattern): Key | undefined {
  return held.length === 0 ? undefined : keyAt[pattern](held, step);
}

/** Low to high; of equal notes (two channels) the older first. */
function rising(held: readonly Key[]): Key[] {
  return held.toSorted((a, b) => a.note - b.note || a.order - b.order);
}
