/** The firmware itself behind a link that hurts lines: the heads move as if nothing had happened. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { StepEdge } from '../../src/drive/types.ts';
import { createSimWorld } from '../../src/emulator/sim-world.ts';
import { createPlayer } from '../../src/player/player.ts';
import { sizes } from './concert.ts';
import { faultyCable, throughCable } from './faulty-cable.ts';
import { boardOf, scales } from './rig.ts';

const SIX = [1, 2, 3, 4, 5, 6];

/** Steps of each drive, µs from the song's start. */
async function perform(share: number): Promise<StepEdge[][]> {
  const world = createSimWorld();
  const heard: StepEdge[] = [];
  const image = readFileSync('firmware/images/uno.hex', 'utf8');
  const { link } = world.add({ board: 'uno', image, onStep: (edge) => heard.push(edge) });
  const player = createPlayer([{ board: boardOf(6), link: throughCable(link, faultyCable(1, share)) }]);
  await world.settle(player.connect(), 20e6);
  const homingSteps = heard.length;
  const { songStartHostUs = NaN } = await world.settle(player.play(scales(SIX, 4)), 60e6);
  const edges = heard.slice(homingSteps).map((edge) => ({ ...edge, us: edge.us - songStartHostUs }));
  return SIX.map((drive) => edges.filter(({ place }) => place === drive));
}

it('1 % of the lines hurt: the same steps in the same directions, within 50 µs', async () => {
  const undisturbed = await perform(0);
  const hurt = await perform(0.01);
  const moves = (drives: StepEdge[][]) => drives.map((edges) => edges.map(({ dir, track }) => [dir, track]));
  expect(moves(hurt)).toEqual(moves(undisturbed));
  const apart = hurt.flatMap((edges, i) =>
    edges.map(({ us }, step) => us - (undisturbed[i]?.[step]?.us ?? NaN)),
  );
  expect(sizes(apart).max).toBeLessThan(50);
});
