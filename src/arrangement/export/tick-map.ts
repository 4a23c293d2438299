/** Puts times as played back on a grid of MIDI ticks, fine enough that voices are told from none by ear or test. */
import { usToTick, type TempoGrid } from '../../score/tempo-map.ts';
import type { Score, TempoPoint } from '../../score/types.ts';

/** The tempo map to be written, and the whole ticks that it gives to times. */
export type TickMap = TempoGrid & {
  usToTick(us: number): number;
};

/** The division of a file has 15 bits. */
const TICKS_PER_QUARTER_MAX = 32_767;
/** A delta holds 28 bits; a rest may be as long as the song. */
const TICKS_MAX = 2 ** 28 - 1;
/** Three bytes hold a tempo. */
const US_PER_QUARTER_MAX = 2 ** 24 - 1;

/**
 * A map over the score's own tempo points at a tempo factor. Its grid is the score's, divided as often as MIDI allows, so
 * that what stood on a tick still does. Ticks are counted along the tempos as written, so rounding them adds no drift.
 */
export function createTickMap(score: Score, tempo: number): TickMap {
  const fineness = finenessOf(score);
  const ticksPerQuarter = Math.round(score.ticksPerQuarter * fineness);
  const points: TempoPoint[] = [];
  for (const point of score.tempos) {
    const usPerQuarter = Math.min(US_PER_QUARTER_MAX, Math.max(1, Math.round(point.usPerQuarter / tempo)));
    const midiTick = Math.round(usToTick({ tempos: points, ticksPerQuarter }, point.startUs / tempo));
    const last = points.at(-1);
    const startUs = last
      ? last.startUs + ((midiTick - last.midiTick) * last.usPerQuarter) / ticksPerQuarter
      : 0;
    points.push({ midiTick, startUs, usPerQuarter });
  }
  const grid = { tempos: points, ticksPerQuarter };
  return { ...grid, usToTick: (us) => Math.max(0, Math.round(usToTick(grid, us))) };
}

function finenessOf(score: Score): number {
  const quarters = score.durationUs / Math.min(...score.tempos.map(({ usPerQuarter }) => usPerQuarter));
  const forLength = TICKS_MAX / Math.max(1, quarters * score.ticksPerQuarter);
  return Math.max(1, Math.floor(Math.min(TICKS_PER_QUARTER_MAX / score.ticksPerQuarter, forLength)));
}
