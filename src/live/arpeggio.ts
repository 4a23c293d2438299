/** The arpeggio: which of the held keys is struck at each step. */
import type { Key } from './types.ts';

export type ArpPattern = 'up' | 'down' | 'up-down' | 'played';

/**
 * The key of step `step` (from 0) of an arpeggio over what is held; undefined where nothing is.
 * @example arpKey([c4, e4, g4], 3, 'up-down') // e4, after c4 e4 g4
 */
export function arpKey(held: readonly Key[], step: number, pattern: ArpPattern): Key | undefined {
  if (held.length === 0) return undefined;
  if (pattern === 'played') return held[step % held.length];
  const rising = held.toSorted((a, b) => a.note - b.note || a.order - b.order);
  if (pattern === 'up') return rising[step % rising.length];
  if (pattern === 'down') return rising.at(-1 - (step % rising.length));
  const turn = Math.max(1, 2 * rising.length - 2);
  const place = step % turn;
  return rising[place < rising.length ? place : turn - place];
}
