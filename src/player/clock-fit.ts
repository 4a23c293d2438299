/** Fits a board's clock to the link's from round trips: pure, round trips in, a straight line out. */

/** One question "what time is it?": when it left, when the answer came (hostUs), and the tick it told, unwrapped. */
export type RoundTrip = { sentUs: number; receivedUs: number; tick: number };

/** boardTick (unwrapped) = a · hostUs + b; one sigma of it at the newest round trip, and of its slope. */
export type ClockFit = { a: number; b: number; errorUs: number; rateErrorPpm: number };

/** Ticks of 0.5 µs: what `a` would be if both clocks agreed. */
const NOMINAL_TICKS_PER_US = 2;
/** Resolution of the board's clock and of what it costs to read it, µs. */
const READING_ERROR_US = 2;
/** Round trips lose weight by 1/e in this time: long against the noise, short against a resonator that warms up. */
export const MEMORY_US = 5_000_000;
/** Beyond its tolerance by this many sigma, a clock is worse than its data sheet, and is believed itself. */
const CONTRADICTION_SIGMAS = 4;

/** How many of the fastest round trips tell what the fastest one is worth. */
const FAST_ONES = 6;

type Weighted = { atUs: number; offsetUs: number; weight: number };

/**
 * Least squares over the round trips (at least one, sorted), each weighing what its delay is worth: in the time that it
 * took beyond the fastest one, the reply may have been late or the question, so its middle errs by up to half of that.
 * `tolerancePpm` is how far the board's clock may be off by its data sheet; it holds the slope while there is little
 * else to go by.
 */
export function fitClock(roundTrips: readonly RoundTrip[], tolerancePpm: number): ClockFit {
  const points = weigh(roundTrips);
  const weight = sum(points, (p) => p.weight);
  const meanUs = sum(points, (p) => p.weight * p.atUs) / weight;
  const meanOffsetUs = sum(points, (p) => p.weight * p.offsetUs) / weight;
  const spread = sum(points, (p) => p.weight * (p.atUs - meanUs) ** 2);
  const tilt = sum(points, (p) => p.weight * (p.atUs - meanUs) * (p.offsetUs - meanOffsetUs));
  const stiffness = spread + priorStiffness(spread, tilt, tolerancePpm / 1e6);
  const slope = tilt / stiffness;
  const newestUs = points.at(-1)?.atUs ?? meanUs;
  return {
    a: NOMINAL_TICKS_PER_US * (1 + slope),
    b: NOMINAL_TICKS_PER_US * (meanOffsetUs - slope * meanUs),
    errorUs: Math.sqrt(1 / weight + (newestUs - meanUs) ** 2 / stiffness),
    rateErrorPpm: 1e6 / Math.sqrt(stiffness),
  };
}

function priorStiffness(spread: number, tilt: number, tolerance: number): number {
  const contradicted = Math.abs(tilt) > spread * tolerance + CONTRADICTION_SIGMAS * Math.sqrt(spread);
  return contradicted ? 0 : (2 / tolerance) ** 2;
}

function weigh(roundTrips: readonly RoundTrip[]): Weighted[] {
  const delays = roundTrips.map((trip) => trip.receivedUs - trip.sentUs).toSorted((x, y) => x - y);
  const leastUs = delays[0] ?? 0;
  // Nobody knows how far the fastest one is from the least delay possible; the fast ones' scatter tells about it.
  const scatterUs = (delays[Math.min(FAST_ONES, delays.length) - 1] ?? 0) - leastUs;
  const newestUs = roundTrips.at(-1)?.receivedUs ?? 0;
  return roundTrips.map(({ sentUs, receivedUs, tick }) => {
    const atUs = (sentUs + receivedUs) / 2;
    const excessUs = receivedUs - sentUs - leastUs;
    const variance = READING_ERROR_US ** 2 + (excessUs ** 2 + scatterUs ** 2) / 12;
    const weight = Math.exp((receivedUs - newestUs) / MEMORY_US) / variance;
    return { atUs, offsetUs: tick / NOMINAL_TICKS_PER_US - atUs, weight };
  });
}

function sum(points: readonly Weighted[], of: (point: Weighted) => number): number {
  return points.reduce((total, point) => total + of(point), 0);
}
