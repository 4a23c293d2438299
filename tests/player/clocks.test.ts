/** Boards with clocks of their own, over cables that are 0..1 ms late each way: on time, in tune, and together. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/drive/seeded-random.ts';
import { createConcert, sizes } from './concert.ts';
import type { Concert } from './concert.ts';
import { scales } from './rig.ts';
import type { Applied } from './stand-in-drives.ts';
import type { StandInOptions } from './stand-in-board.ts';

const EIGHTH_US = 125_000;

function usbCable(seed: number): Pick<StandInOptions, 'delayUs'> {
  const random = createRandom(seed);
  return { delayUs: () => 100 + random() * 1000 };
}

/** Onsets of a board in µs from the song's start. */
function onsetsOf(concert: Concert, board: number): Applied[] {
  const startUs = concert.player.state().songStartHostUs ?? NaN;
  const applied = concert.boards[board]?.drives.applied ?? [];
  return applied
    .filter(({ kind }) => kind === 'onset')
    .map((event) => ({ ...event, us: event.us - startUs }));
}

/** From the grid of eighths on which every note of the piece stands. */
function offGridUs({ us }: Applied): number {
  return us - Math.round(us / EIGHTH_US) * EIGHTH_US;
}

/** From the nearest semitone, at which every note of the piece is tuned. */
function cents({ periodUs = NaN }: Applied): number {
  const note = 69 + 12 * Math.log2(1e6 / periodUs / 440);
  return 100 * (note - Math.round(note));
}

describe('a board whose clock is off', () => {
  const cases = [5000, -5000].flatMap((skewPpm) =>
    [0, 1, -1].map((driftPpmPerSecond, i) => ({ skewPpm, driftPpmPerSecond, seed: i + 1 })),
  );

  it.each(cases)('by $skewPpm ppm and drifts $driftPpmPerSecond ppm a second', async (own) => {
    const concert = createConcert([{ ...own, ...usbCable(own.seed) }]);
    await concert.connect();
    await concert.play(scales([1, 2, 3, 4, 5, 6], 45));
    const onsets = onsetsOf(concert, 0);
    const early = onsets.filter(({ us }) => us < 10e6);
    const settled = onsets.filter(({ us }) => us >= 30e6);
    expect(sizes(early.map(offGridUs)).p99).toBeLessThan(500);
    expect(sizes(settled.map(offGridUs)).p99).toBeLessThan(250);
    expect(sizes(onsets.map(cents)).max).toBeLessThan(0.5);
  });
});

describe('several boards', () => {
  it.each([2, 16])('%i of them stay within 1 ms of each other for a minute', async (count) => {
    const random = createRandom(count);
    const concert = createConcert(
      Array.from({ length: count }, (_, i) => ({
        skewPpm: (random() * 2 - 1) * 5000,
        driftPpmPerSecond: random() * 2 - 1,
        ...usbCable(100 + i),
      })),
    );
    await concert.connect();
    // One drive of each board: what is shared is the time.
    await concert.play(
      scales(
        Array.from({ length: count }, (_, i) => 6 * i + 1),
        60,
      ),
    );
    const boards = concert.boards.map((_, i) => onsetsOf(concert, i).map(({ us }) => us));
    const spreads = (boards[0] ?? []).map((_, onset) => {
      const times = boards.map((times_) => times_[onset] ?? NaN);
      return Math.max(...times) - Math.min(...times);
    });
    expect(spreads.length).toBe(480);
    expect(sizes(spreads).max).toBeLessThan(1000);
  });
});
