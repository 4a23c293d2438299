/** A link that hurts lines costs nothing that is heard: the same steps, or at worst late ones that are counted. */
import { describe, expect, it } from 'vitest';
import type { PlayerState } from '../../src/player/types.ts';
import { createConcert, sizes } from './concert.ts';
import { faultyCable } from './faulty-cable.ts';
import { scales } from './rig.ts';
import type { StandInOptions } from './stand-in-board.ts';

const SIX = [1, 2, 3, 4, 5, 6];
const PIECE = scales(SIX, 20);

type Performance = { state: PlayerState; stepsUs: number[][] };

/** What each drive stepped, µs from the song's start. */
async function perform(options: StandInOptions): Promise<Performance> {
  const concert = createConcert([{ delayUs: () => 300, ...options }]);
  await concert.connect();
  const state = await concert.play(PIECE);
  const steps = concert.boards[0]?.drives.steps ?? [];
  const stepsUs = SIX.map((place) =>
    steps.filter((step) => step.place === place).map(({ us }) => us - (state.songStartHostUs ?? NaN)),
  );
  return { state, stepsUs };
}

describe('a faulty link', () => {
  const seeds = [1, 2, 3, 4, 5, 6];

  it.each(seeds.flatMap((seed) => [0.001, 0.01].map((share) => ({ seed, share }))))(
    'that hurts $share of the lines (seed $seed) is not heard',
    async ({ seed, share }) => {
      const undisturbed = await perform({});
      const { stepsUs, state } = await perform({ mangle: faultyCable(seed, share) });
      expect(stepsUs.map(({ length }) => length)).toEqual(undisturbed.stepsUs.map(({ length }) => length));
      const apart = stepsUs.flatMap((own, drive) =>
        own.map((us, i) => us - (undisturbed.stepsUs[drive]?.[i] ?? NaN)),
      );
      expect(sizes(apart).max).toBeLessThan(50);
      expect(state.boards[0]?.faults.lateEvents).toBe(0);
    },
  );

  it.each(seeds)('that hurts a twentieth of the lines (seed %i) hangs nothing', async (seed) => {
    const { stepsUs, state } = await perform({ mangle: faultyCable(seed, 0.05) });
    expect(state.phase).toBe('ended');
    expect(state.boards[0]?.faults.resentLines).toBeGreaterThan(5);
    expect(stepsUs.every(({ length }) => length > 0)).toBe(true);
  });
});
