/** The choice of intervals is the best there is: held to trying every subset. */
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../bench/arranging/generators.ts';
import { chooseIntervals } from '../../../src/arrangement/auto/choose-intervals.ts';
import { tableOfRows } from '../../../src/table/table.ts';
import { bestAssignment } from '../../../src/arrangement/auto/best-assignment.ts';

type Interval = { startUs: number; endUs: number; worth: number };

/** 1 for each that is taken. */
function flagsOf(intervals: readonly Interval[], machines: number): number[] {
  return Array.from(chooseIntervals(tableOfRows(['startUs', 'endUs', 'worth'], intervals), machines));
}

function worthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { worth }) => sum + worth, 0);
}

/** Whether no more than `machines` of the intervals overlap anywhere. */
function fits(intervals: readonly Interval[], machines: number): boolean {
  return intervals.every(
    ({ startUs }) =>
      intervals.filter((one) => one.startUs <= startUs && one.endUs > startUs).length <= machines,
  );
}

function bestWorth(intervals: readonly Interval[], machines: number): number {
  let best = 0;
  for (let subset = 0; subset < 2 ** intervals.length; subset++) {
    const members = intervals.filter((_, index) => (subset >> index) % 2 === 1);
    if (worthOf(members) > best && fits(members, machines)) best = worthOf(members);
  }
  return best;
}

describe('chooseIntervals', () => {
  test.each([
    ['one note, one drive', [[0, 10, 1]], 1, [1]],
    [
      'the worthier of two',
      [
        [0, 10, 1],
        [5, 15, 2],
      ],
      1,
      [0, 1],
    ],
    [
      'two short ones for a long one',
      [
        [0, 20, 3],
        [0, 10, 2],
        [10, 20, 2],
      ],
      1,
      [0, 1, 1],
    ],
    [
      'what touches does not overlap',
      [
        [0, 10, 1],
        [10, 20, 1],
      ],
      1,
      [1, 1],
    ],
    [
      'three on two drives',
      [
        [0, 10, 1],
        [0, 10, 2],
        [0, 10, 3],
      ],
      2,
      [0, 1, 1],
    ],
    ['no drive at all', [[0, 10, 1]], 0, [0]],
  ])('%s', (_, spans, machines, expected) => {
    const intervals = spans.map(([startUs = 0, endUs = 0, worth = 0]) => ({ startUs, endUs, worth }));
    expect(flagsOf(intervals, machines)).toEqual(expected);
  });

  test('is the optimum over every subset, 300 seeds', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = createRandom(seed);
      const machines = 1 + Math.floor(random() * 3);
      const intervals = Array.from({ length: 1 + Math.floor(random() * 9) }, () => {
        const startUs = Math.floor(random() * 12);
        return {
          startUs,
          endUs: startUs + 1 + Math.floor(random() * 6),
          worth: 1 + Math.floor(random() * 9),
        };
      }).sort((a, b) => a.startUs - b.startUs);
      const flags = flagsOf(intervals, machines);
      const chosen = intervals.filter((_, index) => flags[index] === 1);
      expect(fits(chosen, machines), `seed ${seed}: overlaps`).toBe(true);
      expect(worthOf(chosen), `seed ${seed}`).toBe(bestWorth(intervals, machines));
    }
  });
});

test('bestAssignment is the cheapest of all, 200 seeds', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = createRandom(seed);
    const rows = 1 + Math.floor(random() * 4);
    const columns = rows + Math.floor(random() * 3);
    const costs = Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => Math.floor(random() * 20) - 5),
    );
    const total = bestAssignment(costs).reduce(
      (sum, column, row) => sum + (costs[row]?.[column] ?? Infinity),
      0,
    );
    expect(total, `seed ${seed}`).toBe(cheapest(costs, 0, new Set()));
  }
});

function cheapest(costs: readonly (readonly number[])[], row: number, taken: ReadonlySet<number>): number {
  const own = costs[row];
  if (!own) return 0;
  const totals = own.map((cost, column) =>
    taken.has(column) ? Infinity : cost + cheapest(costs, row + 1, new Set([...taken, column])),
  );
  return Math.min(...totals);
}
