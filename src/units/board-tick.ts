/** Board time: ticks of 0.5 µs in 32 bits, which wrap after 35.8 minutes. */

/** Timer1 at 16 MHz / 8 (ATmega328P data sheet, 16.9: prescaler). */
export const BOARD_TICKS_PER_US = 2;
/** Periods travel in 1/256 of a board tick, so that no rounding error adds up. */
export const PERIOD_FRACTIONS = 256;
const WRAP = 2 ** 32;

/** Wraps any whole number of ticks into the board's 32 bits, 0..2^32-1. */
export function wrapTick(ticks: number): number {
  return ((ticks % WRAP) + WRAP) % WRAP;
}

/**
 * Signed distance from `earlier` to `later`, both wrapped; right as long as they are less than 17.9 minutes apart.
 * @example tickDifference(5, 0xffff_fffb) // 10
 */
export function tickDifference(later: number, earlier: number): number {
  const difference = wrapTick(later - earlier);
  return difference >= WRAP / 2 ? difference - WRAP : difference;
}

/** Step period in µs → 1/256 ticks, rounded. */
export function periodUsToTicks256(periodUs: number): number {
  return Math.round(periodUs * BOARD_TICKS_PER_US * PERIOD_FRACTIONS);
}
