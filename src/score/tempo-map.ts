/** The tempo map: from ticks to microseconds without an error that adds up, and back. */
import type { MidiFile } from '../midi/midi-file.ts';
import { lastAtOrBefore } from '../table/bisect.ts';
import type { Score, TempoPoint } from './types.ts';

/** What of a score its ticks are told by. */
export type TempoGrid = Pick<Score, 'tempos' | 'ticksPerQuarter'>;

export type TempoMap = TempoGrid & {
  /** songUs of a tick; quick where ticks are asked for in rising order. */
  tickToUs(midiTick: number): number;
};

/** Until a tempo event says else: 120 a minute (SMF 1.0, "set tempo"). */
const DEFAULT_US_PER_QUARTER = 500_000;

/** Takes tempo events from every track, since files put them anywhere; the last one wins at a tick. */
export function createTempoMap(file: MidiFile): TempoMap {
  const { division } = file;
  if (division.kind === 'ppq') return mapOf(file, division.ticksPerQuarter);
  // SMPTE ticks are parts of a second whatever the tempo; half a second stands for a quarter, so that bars can be told.
  const ticksPerSecond = division.framesPerSecond * division.ticksPerFrame;
  return mapOf({ ...file, tracks: [] }, ticksPerSecond / 2);
}

/** Tick, with fraction, of a time in songUs; the twin of `tickToUs`. */
export function usToTick({ tempos, ticksPerQuarter }: TempoGrid, us: number): number {
  const { midiTick, startUs, usPerQuarter } = tempoAt(tempos, us);
  return midiTick + ((us - startUs) * ticksPerQuarter) / usPerQuarter;
}

/** The tempo at a time in songUs; before the first one it is that. */
export function tempoAt(tempos: readonly TempoPoint[], us: number): TempoPoint {
  const index = lastAtOrBefore(tempos, us, ({ startUs }) => startUs);
  return tempos[Math.max(index, 0)] ?? { startUs: 0, midiTick: 0, usPerQuarter: DEFAULT_US_PER_QUARTER };
}

function mapOf(file: MidiFile, ticksPerQuarter: number): TempoMap {
  const points: TempoPoint[] = [{ startUs: 0, midiTick: 0, usPerQuarter: DEFAULT_US_PER_QUARTER }];
  // µs times ticks a quarter are whole numbers, exact in a double for 76 hours at the largest ppq; only the
  // quotient is rounded, once for each time asked for.
  const sums = [0];
  for (const { midiTick, usPerQuarter } of tempoEvents(file)) {
    const last = points.at(-1);
    const sum = sums.at(-1);
    if (last === undefined || sum === undefined || usPerQuarter === last.usPerQuarter) continue;
    if (midiTick === last.midiTick) {
      last.usPerQuarter = usPerQuarter;
      continue;
    }
    const nextSum = sum + (midiTick - last.midiTick) * last.usPerQuarter;
    sums.push(nextSum);
    points.push({ startUs: nextSum / ticksPerQuarter, midiTick, usPerQuarter });
  }
  return { tempos: points, ticksPerQuarter, tickToUs: createClock(points, sums, ticksPerQuarter) };
}

function tempoEvents(file: MidiFile): { midiTick: number; usPerQuarter: number }[] {
  const events = file.tracks.flatMap((track) =>
    track.events.others.filter((event) => event.type === 'tempo'),
  );
  return events.toSorted((a, b) => a.midiTick - b.midiTick);
}

function createClock(
  points: TempoPoint[],
  sums: number[],
  ticksPerQuarter: number,
): (tick: number) => number {
  let index = 0;
  return (tick) => {
    while (index > 0 && tick < (points[index]?.midiTick ?? 0)) index -= 1;
    while (tick >= (points[index + 1]?.midiTick ?? Infinity)) index += 1;
    const point = points[index];
    const sum = sums[index];
    if (point === undefined || sum === undefined) return 0;
    return (sum + (tick - point.midiTick) * point.usPerQuarter) / ticksPerQuarter;
  };
}
