/** What sounds at a place in a program, however one came there. */
import { expect, it } from 'vitest';
import { createChase } from '../../src/program/chase.ts';
import type { StepEvent } from '../../src/program/types.ts';

const EVENTS: StepEvent[] = [
  { atUs: 0, drive: 2, kind: 'bend', periodUs: 1_000 },
  { atUs: 10, drive: 1, kind: 'onset', periodUs: 5_000 },
  { atUs: 20, drive: 1, kind: 'bend', periodUs: 4_000 },
  { atUs: 20, drive: 2, kind: 'onset', periodUs: 3_000 },
  { atUs: 30, drive: 1, kind: 'rest' },
  { atUs: 40, drive: 1, kind: 'bend', periodUs: 4_500 },
];

it.each<[number, [number, number][]]>([
  [-1, []],
  [0, []],
  [9, []],
  [10, [[1, 5_000]]],
  [19, [[1, 5_000]]],
  [
    20,
    [
      [1, 4_000],
      [2, 3_000],
    ],
  ],
  [30, [[2, 3_000]]],
  [99, [[2, 3_000]]],
])('at %i', (songUs, sounding) => {
  expect([...createChase(EVENTS).at(songUs)]).toEqual(sounding);
});

it('is the same forwards, backwards and again', () => {
  const chase = createChase(EVENTS);
  const places = [20, 30, 10, 10, 99, 0, 20];
  expect(places.map((us) => [...chase.at(us)])).toEqual(places.map((us) => [...createChase(EVENTS).at(us)]));
});
