/** Tells places of a score as musicians say them: bar and beat, both from 1. */
import { lastAtOrBefore } from '../table/bisect.ts';
import { usToTick, type TempoGrid } from './tempo-map.ts';
import type { BarBeat, Meter, Score } from './types.ts';

/** What of a score its places are told by. */
type Grid = TempoGrid & Pick<Score, 'barStartsUs' | 'meters'>;

/** Times this near to a bar line stand on it: a thousandth of the µs that times are exact to. */
const ON_THE_LINE_US = 0.001;
const BEAT_DECIMALS = 1e6;

/**
 * Bar and beat of a time in songUs; behind the last bar the last meter goes on, before the start is 1:1.
 * @example barBeatAt(score, 2_250_000) // { bar: 2, beat: 1.5 } in 4/4 at 120
 */
export function barBeatAt(score: Grid, us: number): BarBeat {
  const index = Math.max(lastAtOrBefore(score.barStartsUs, us + ON_THE_LINE_US), 0);
  const barStart = score.barStartsUs[index] ?? 0;
  const meter = meterOfBar(score, index + 1);
  const ticksPerBeat = (score.ticksPerQuarter * 4) / meter.denominator;
  const beats = Math.max((usToTick(score, us) - usToTick(score, barStart)) / ticksPerBeat, 0);
  const rounded = Math.round(beats * BEAT_DECIMALS) / BEAT_DECIMALS;
  const isLast = index === score.barStartsUs.length - 1;
  const barsBeyond = isLast ? Math.floor(rounded / meter.numerator) : 0;
  return { bar: index + 1 + barsBeyond, beat: 1 + rounded - barsBeyond * meter.numerator };
}

/** Start of a bar (from 1) in songUs; undefined where the score has no such bar. */
export function barStartUs(score: Grid, bar: number): number | undefined {
  return score.barStartsUs[bar - 1];
}

/** The meter that stands in a bar (from 1). */
function meterOfBar(score: Grid, bar: number): Meter {
  const index = lastAtOrBefore(score.meters, bar, (meter) => meter.bar);
  return score.meters[index] ?? { startUs: 0, bar: 1, numerator: 4, denominator: 4 };
}
