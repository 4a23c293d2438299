/** Fits a board's clock to the link's from round trips: pure, round trips in, a straight line out. */

/** One question "what time is it?": when it left, when the answer came (hostUs), and the tick it told, unwrapped. */
export type RoundTrip = { sentUs: number; receivedUs: number; tick: number };

/** boardTick (unwrapped) = a · hostUs + b; how far it may be off at the newest round trip, and in its slope (1 sigma). */
export type ClockFit = { a: number; b: number; errorUs: number; rateErrorPpm: number };

/** Ticks of 0.5 µs: what `a` would be if both clocks agreed. */
const NOMINAL_TICKS_PER_US = 2;
/** Resolution of the board's clock, µs. */
const READING_ERROR_US = 0.5;
/** Beyond its tolerance by so many sigma, a clock is worse than its data sheet, and is believed itself. */
const CONTRADICTION_SIGMAS = 4;
/**
 * One sigma of a line's end, in mean delays through their number. Delays of 0..1 ms drawn by chance alone would need 8;
 * a board that begins to play answers later than one that waits, and that must not be taken for drift.
 */
const LOOSENESS = 20;

type Point = { atUs: number; us: number };
/** A slope (against the nominal clock's), and one sigma of it. */
type Slope = { slope: number; error: number };

/**
 * No line arrives before it was sent. So what the board told lies above a line, by the delay of each question, and below
 * another, by the delay of each answer; both lines are drawn as tight as the least delays allow, and the clock runs in
 * their middle. A delay, however long, only fails to touch its line. Round trips (at least one) are sorted by time.
 * `tolerancePpm` is how far the board's clock may be off by its data sheet; it holds the slope while there is little
 * else to go by.
 */
export function fitClock(roundTrips: readonly RoundTrip[], tolerancePpm: number): ClockFit {
  const asked = roundTrips.map(({ sentUs, tick }) => ({ atUs: sentUs, us: usOf(tick) - sentUs }));
  const answered = roundTrips.map(({ receivedUs, tick }) => ({
    atUs: receivedUs,
    us: receivedUs - usOf(tick),
  }));
  const [up, down] = [slopeBelow(asked), slopeBelow(answered)];
  const measured = weighed(up, { slope: -down.slope, error: down.error });
  const { slope, error } = withPrior(measured, tolerancePpm / 1e6);
  const [leastUs, mostUs] = [leastAbove(asked, slope), -leastAbove(answered, -slope)];
  const spanUs = (asked.at(-1)?.atUs ?? 0) - (asked[0]?.atUs ?? 0);
  return {
    a: NOMINAL_TICKS_PER_US * (1 + slope),
    b: (NOMINAL_TICKS_PER_US * (leastUs + mostUs)) / 2,
    errorUs: READING_ERROR_US + error * spanUs,
    rateErrorPpm: error * 1e6,
  };
}

/** What was measured and what the data sheet says (two sigma: its tolerance), by their certainty. */
function withPrior(measured: Slope, tolerance: number): Slope {
  if (Math.abs(measured.slope) > tolerance + CONTRADICTION_SIGMAS * measured.error) return measured;
  return weighed(measured, { slope: 0, error: tolerance / 2 });
}

function weighed(x: Slope, y: Slope): Slope {
  const [forX, forY] = [
    y.error ** 2 / (x.error ** 2 + y.error ** 2),
    x.error ** 2 / (x.error ** 2 + y.error ** 2),
  ];
  return { slope: x.slope * forX + y.slope * forY, error: Math.hypot(x.error * forX, y.error * forY) };
}

/**
 * Slope of a line that has no point below it: first that of the highest one in the middle of the points, which may rest
 * on two that are close together; then mended by the lowest of the first and of the last third.
 */
function slopeBelow(points: readonly Point[]): Slope {
  const hull: Point[] = [];
  for (const point of points) {
    while (hull.length >= 2 && !turnsUp(hull.at(-2), hull.at(-1), point)) hull.pop();
    hull.push(point);
  }
  const [firstUs, lastUs] = [points[0]?.atUs ?? 0, points.at(-1)?.atUs ?? 0];
  const end = Math.max(
    1,
    hull.findIndex(({ atUs }) => atUs > (firstUs + lastUs) / 2),
  );
  const [from, to] = [hull[end - 1], hull[end]];
  const rough = from && to ? (to.us - from.us) / (to.atUs - from.atUs) : 0;
  const slope = rough + slopeBetweenThirds(points, rough);
  const meanUs = points.reduce((sum, { atUs, us }) => sum + us - slope * atUs, 0) / points.length;
  // Random delays leave each end of the line uncertain by a few times their mean through their number.
  const looseUs = READING_ERROR_US + (LOOSENESS * (meanUs - leastAbove(points, slope))) / points.length;
  return { slope, error: looseUs / Math.max(1, lastUs - firstUs) };
}

/** What is left of the slope between the lowest point of the first third and that of the last, once `rough` is taken off. */
function slopeBetweenThirds(points: readonly Point[], rough: number): number {
  const third = Math.floor(points.length / 3);
  const early = lowest(points.slice(0, third), rough);
  const late = lowest(points.slice(points.length - third), rough);
  return early && late ? (late.us - early.us) / (late.atUs - early.atUs) - rough : 0;
}

function lowest(points: readonly Point[], slope: number): Point | undefined {
  const above = ({ atUs, us }: Point): number => us - slope * atUs;
  return points.reduce<Point | undefined>(
    (least, point) => (!least || above(point) < above(least) ? point : least),
    undefined,
  );
}

/** Whether the way from `a` by `b` to `c` bends upwards at `b`, as the hull does. */
function turnsUp(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  if (!a || !b) return true;
  return (b.us - a.us) * (c.atUs - a.atUs) < (c.us - a.us) * (b.atUs - a.atUs);
}

/** Where the highest line of this slope below all points stands at hostUs 0. */
function leastAbove(points: readonly Point[], slope: number): number {
  return points.reduce((least, { atUs, us }) => Math.min(least, us - slope * atUs), Infinity);
}

function usOf(tick: number): number {
  return tick / NOMINAL_TICKS_PER_US;
}
