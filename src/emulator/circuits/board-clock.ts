/** An emulated board's own clock against true time: its error, and how that error wanders. */

export type ClockErrorOptions = {
  /** Constant error, ppm; a positive board runs fast. Resonators: +-5000. */
  skewPpm?: number | undefined;
  /** Amplitude of a slow sine on top, ppm (warming up, a draught). */
  driftPpm?: number | undefined;
  /** Period of that sine, µs; one minute if not given. */
  driftPeriodUs?: number | undefined;
};

export interface BoardClock {
  /** CPU cycles since power-on at true time `us`, with fraction. */
  cycleAt(us: number): number;
  /** True time of a CPU cycle, µs. */
  usAt(cycle: number): number;
}

const NEWTON_STEPS = 2;

/** A clock of nominally `hz`, started at true time `startUs`. */
export function createBoardClock(hz: number, startUs: number, error: ClockErrorOptions = {}): BoardClock {
  const { skewPpm = 0, driftPpm = 0, driftPeriodUs = 60e6 } = error;
  const cyclesPerUs = hz / 1e6;
  const rate = cyclesPerUs * (1 + skewPpm / 1e6);
  const drift = cyclesPerUs * (driftPpm / 1e6);
  const omega = (2 * Math.PI) / driftPeriodUs;

  function cycleAt(us: number): number {
    const elapsed = us - startUs;
    return drift === 0 ? rate * elapsed : rate * elapsed + (drift / omega) * (1 - Math.cos(omega * elapsed));
  }

  function usAt(cycle: number): number {
    let us = startUs + cycle / rate;
    if (drift === 0) return us;
    for (let step = 0; step < NEWTON_STEPS; step++) {
      us -= (cycleAt(us) - cycle) / (rate + drift * Math.sin(omega * (us - startUs)));
    }
    return us;
  }

  return { cycleAt, usAt };
}
