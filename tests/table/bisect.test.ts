/** Bisection: at, between and beyond the values that are there. */
import { describe, expect, it } from 'vitest';
import { firstAfter, firstAtOrAfter, lastAtOrBefore } from '../../src/table/bisect.ts';
import { Column } from '../../src/table/column.ts';

const values = [10, 20, 20, 20, 30];

describe('bisection', () => {
  it.each([
    [5, 0, 0, -1],
    [10, 0, 1, 0],
    [15, 1, 1, 0],
    [20, 1, 4, 3],
    [25, 4, 4, 3],
    [30, 4, 5, 4],
    [35, 5, 5, 4],
  ])('finds the place of %i', (value, atOrAfter, after, atOrBefore) => {
    const keyed = values.map((us) => ({ us }));
    const found = [firstAtOrAfter, firstAfter, lastAtOrBefore].map((find) => [
      find(values, value),
      find(Float64Array.from(values), value),
      find(Column.of(values), value),
      find(keyed, value, ({ us }) => us),
    ]);
    expect(found).toEqual([atOrAfter, after, atOrBefore].map((index) => [index, index, index, index]));
  });

  it('finds none where there is nothing', () => {
    expect([firstAtOrAfter([], 1), firstAfter([], 1), lastAtOrBefore([], 1)]).toEqual([0, 0, -1]);
  });

  it('agrees with looking through, whatever the length', () => {
    for (let length = 0; length < 40; length += 1) {
      const sorted = Array.from({ length }, (_, index) => Math.floor(index / 3));
      for (let value = -1; value <= 14; value += 0.5) {
        const after = sorted.filter((each) => each <= value).length;
        expect(firstAfter(sorted, value)).toBe(after);
        expect(lastAtOrBefore(sorted, value)).toBe(after - 1);
        expect(firstAtOrAfter(sorted, value)).toBe(sorted.filter((each) => each < value).length);
      }
    }
  });
});
