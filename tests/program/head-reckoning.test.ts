/** Heads that nobody can see are reckoned as the firmware moves them. */
import { expect, it } from 'vitest';
import { playNote, restingHead } from '../../src/drive/motion.ts';
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
  const { lowTrack = NaN, highTrack = NaN } = rig.boards[0]?.drives[0] ?? {};
  expect(tracks.every((track) => track !== undefined && track >= lowTrack && track <= highTrack)).toBe(true);
});

it('shakes about the middle', () => {
  const rig = defaultRig();
  const boards = rig.boards.map((board) => ({
    ...board,
    drives: board.drives.map((drive) => ({ ...drive, motion: 'shake' as const })),
  }));
  const tracks = tracksAfter({ boards }, ...Array.from({ length: 200 }, (_, i) => 20_000 * (1 + (i % 5))));
  expect(new Set(tracks)).toEqual(new Set([39, 40]));
});

it('follows a bend from the next step on', () => {
  const reckoning = createHeadReckoning(defaultRig());
  const trackAt = (periodUs: number, nowUs: number): number | undefined => {
    reckoning.follow(new Map([[1, periodUs]]), nowUs);
    return reckoning.trackOf(1);
  };
  expect(trackAt(5_000, 0)).toBe(1);
  expect(trackAt(5_000, 4_999)).toBe(1);
  expect(trackAt(5_000, 5_000)).toBe(2);
  expect(trackAt(4_000, 10_000)).toBe(3);
  expect(trackAt(4_000, 13_999)).toBe(3);
  expect(trackAt(4_000, 14_000)).toBe(4);
});

it('gives up counting where nobody has looked for long', () => {
  const reckoning = createHeadReckoning(defaultRig());
  reckoning.follow(new Map([[1, PERIOD_US]]), 0);
  reckoning.follow(new Map([[1, PERIOD_US]]), 3600e6);
  const limits = { lowTrack: 0, highTrack: 79 };
  const { head } = playNote(restingHead(limits, 'travel'), limits, 'travel', 1 + 2_000);
  expect(reckoning.trackOf(1)).toBe(head.track);
});

it('knows nothing of drives that are not of the rig', () => {
  expect(createHeadReckoning(defaultRig()).trackOf(99)).toBeUndefined();
});
