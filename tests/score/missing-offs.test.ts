// A key struck again before it was released: two notes that overlap, or one whose note-off is missing.
import { expect, test } from 'vitest';
import { toScore } from '../../src/score/to-score.ts';
import { fileOf } from './event-text.ts';

const CASES: Record<
  string,
  { tracks: string[]; unreleased?: number[]; restruck?: number[]; stuck?: number[] }
> = {
  'both offs come': { tracks: ['0 on C4 | 100 on C4 | 200 off C4 | 300 off C4'], restruck: [500] },
  'both offs come, while others play': {
    tracks: ['0 on C4 | 50 on E4 | 60 off E4 | 100 on C4 | 200 off C4 | 300 off C4'],
    restruck: [500],
  },
  'one off comes, and nothing was played between': {
    tracks: ['0 on C4 | 100 on C4 | 200 off C4'],
    restruck: [500],
  },
  'one off comes, and others were played between': {
    tracks: ['0 on C4 | 50 on E4 | 60 off E4 | 100 on C4 | 200 off C4'],
    unreleased: [0],
  },
  'the key is struck a third time before the missing off could come': {
    tracks: ['0 on C4 | 50 on E4 | 60 off E4 | 100 on C4 | 200 off C4 | 300 on C4 | 400 off C4 | 500 off C4'],
    unreleased: [0],
  },
  'two missing in a row': {
    tracks: ['0 on C4 | 10 on E4 | 20 off E4 | 100 on C4 | 110 on E4 | 120 off E4 | 200 on C4 | 300 off C4'],
    unreleased: [0, 500],
  },
  'others played on another channel only': {
    tracks: ['0 on C4 | 100 on C4 | 200 off C4', '50 on E4 @2 | 60 off E4 @2'],
    restruck: [500],
  },
  'struck twice at one tick': { tracks: ['0 on C4 | 0 on C4 | 100 off C4'], restruck: [0] },
  'nothing ends it': { tracks: ['0 on C4 | 50 on E4 | 60 off E4'], stuck: [0] },
};

test.each(Object.entries(CASES))('%s', (_, { tracks, unreleased = [], restruck = [], stuck = [] }) => {
  const score = toScore(fileOf(tracks));
  const startsMs = (rows: readonly number[]): number[] =>
    rows.map((row) => score.notes.startUs.at(row) / 1000);
  expect(startsMs(score.unreleased)).toEqual(unreleased);
  expect(startsMs(score.restruck)).toEqual(restruck);
  expect(startsMs(score.stuck)).toEqual(stuck);
});
