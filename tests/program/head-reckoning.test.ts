/** Heads that nobody can see are reckoned as the firmware moves them. */
import { expect, it } from 'vitest';
import { createHeadReckoning } from '../../src/program/head-reckoning.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import type { Rig } from '../../src/rig/types.ts';

const PERIOD_US = 5_000;

/** Drive 1 plays for so long, in looks of 20 ms, and rests. Returns the track after each note. */
function tracksAfter(rig: Rig, ...lengthsUs: number[]): (number | undefined)[] {
  const reckoning = createHeadReckoning(rig);
  let nowUs = 0;
  return lengthsUs.map((lengthUs) => {
    const endUs = nowUs + lengthUs;
    for (; nowUs < endUs; nowUs += 20_000) reckoning.follow(new Map([[1, PERIOD_US]]), nowUs);
    reckoning.follow(new Map(), nowUs);
    nowUs += 20_000;
    return reckoning.trackOf(1);
  });
}

it('goes inward from track 0, then towards the side with more room', () => {
  const [first, second, third] = tracksAfter(defaultRig(), 200_000, 160_000, 100_000);
  expect(first).toBe(37);
  expect(second).toBe(66);
  expect(third).toBeLessThan(66);
});

it('turns at the limits of its tracks', () => {
  const rig = defaultRig();
  const tracks = tracksAfter(rig, 400_000, 400_000, 400_000);
  const { lowTrack = 0, highTrack = 79 } = rig.boards[0]?.drives[0] ?? {};
  expect(tracks.every((track) => track !== undefined && track >= lowTrack && track <= highTrack)).toBe(true);
});

it('shakes about the middle', () => {
  const rig = defaultRig();
  const boards = rig.boards.map((board) => ({
    ...board,
    drives: board.drives.map((drive) => ({ ...drive, motion: 'shake' as const })),
  }));
  const [track] = tracksAfter({ boards }, 400_000);
  expect(Math.abs((track ?? NaN) - 39)).toBeLessThanOrEqual(1);
});

it('knows nothing of drives that are not of the rig', () => {
  expect(createHeadReckoning(defaultRig()).trackOf(99)).toBeUndefined();
});
