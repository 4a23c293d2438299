/** A stand-in board's clock: off by some ppm, and drifting. */

export type StandInClock = { tickAt(us: number): number; usAt(tick: number): number };

/** Ticks are unwrapped; `us` is true time. */
export function standInClock(startUs: number, skewPpm: number, driftPpmPerSecond: number): StandInClock {
  const rate = 1 + skewPpm / 1e6;
  const drift = driftPpmPerSecond / 1e12;
  const FIRST_TICK = 0xfff0_0000;
  // Written so that a small drift costs no digits.
  const elapsed = (own: number): number => (2 * own) / (rate + Math.sqrt(rate * rate + 2 * drift * own));
  return {
    tickAt: (us) => FIRST_TICK + 2 * (rate * (us - startUs) + (drift * (us - startUs) ** 2) / 2),
    usAt: (tick) => startUs + elapsed((tick - FIRST_TICK) / 2),
  };
}
