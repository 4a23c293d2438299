/** Random numbers from a seed, so that a test that fails can be run again; mulberry32 by Tommy Ettinger (public domain). */

export type Random = {
  /** 0 included, 1 not. */
  next(): number;
  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number;
};

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (count) => Math.floor(next() * count) };
}
