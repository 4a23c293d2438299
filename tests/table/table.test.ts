/** Tables: rows in and out, columns that grow and are shared, sorting and picking. */
import { describe, expect, it } from 'vitest';
import { Column } from '../../src/table/column.ts';
import { createTable, tableOfRows } from '../../src/table/table.ts';

const spanColumns = ['startUs', 'endUs', 'drive'] as const;
const spans = [
  { startUs: 0, endUs: 10, drive: 2 },
  { startUs: 0, endUs: 5, drive: 1 },
  { startUs: -3.5, endUs: 5, drive: 1 },
];

describe('a column', () => {
  it('grows past the rows it had room for', () => {
    const column = new Column(1);
    for (let value = 0; value < 200; value += 1) column.push(value / 2);
    expect(column.length).toBe(200);
    expect([column.at(0), column.at(1), column.at(64), column.at(199)]).toEqual([0, 0.5, 32, 99.5]);
  });

  it('has NaN where it has no row, also where there is room for one', () => {
    const column = new Column(8);
    column.push(7);
    expect([column.at(-1), column.at(0), column.at(1), column.at(8)]).toEqual([NaN, 7, NaN, NaN]);
  });

  it('makes room for part of a row as for a whole one', () => {
    const column = new Column(2.5);
    for (const value of [1, 2, 3]) column.push(value);
    expect(column.toArray()).toEqual([1, 2, 3]);
  });

  it('is mapped by value and row, and picked in any order', () => {
    const column = Column.of([5, 6, 7]);
    expect(column.map((value, row) => value * 10 + row).toArray()).toEqual([50, 61, 72]);
    expect(column.pick([2, 0, 2, 3]).toArray()).toEqual([7, 5, 7, NaN]);
    expect(column.toArray()).toEqual([5, 6, 7]);
  });

  it('is sorted by number, and stays as it was', () => {
    const column = new Column(8);
    for (const value of [10, 9, -1, 100, 9]) column.push(value);
    expect(column.toSorted().toArray()).toEqual([-1, 9, 9, 10, 100]);
    expect(column.toArray()).toEqual([10, 9, -1, 100, 9]);
    for (const values of [[], [2], [1, 2, 2, 3], [1, 2, 2, 1.5], [3, 2]]) {
      const sorted = Column.of(values).toSorted();
      expect(sorted.toArray()).toEqual(values.toSorted((a, b) => a - b));
    }
    const rising = Column.of([1, 2]);
    rising.toSorted().set(0, 9);
    expect(rising.toArray()).toEqual([1, 2]);
  });

  it('takes another one’s values behind its own, also those of itself', () => {
    const column = Column.of([1, 2]);
    const other = Column.of([3, 4]);
    column.append(other);
    expect([column.toArray(), other.toArray()]).toEqual([
      [1, 2, 3, 4],
      [3, 4],
    ]);
    other.append(other);
    expect(other.toArray()).toEqual([3, 4, 3, 4]);
    column.append(new Column());
    expect(column.length).toBe(4);
  });

  it.each([
    ['the copy is set', (_: Column, copy: Column) => copy.set(1, 9), [1, 2, 3], [1, 9, 3]],
    ['the original is set', (own: Column) => own.set(1, 9), [1, 9, 3], [1, 2, 3]],
    ['the copy grows', (_: Column, copy: Column) => copy.push(4), [1, 2, 3], [1, 2, 3, 4]],
    ['the original grows', (own: Column) => own.push(4), [1, 2, 3, 4], [1, 2, 3]],
    ['both grow', (own: Column, copy: Column) => [own.push(4), copy.push(5)], [1, 2, 3, 4], [1, 2, 3, 5]],
    ['both are set', (own: Column, copy: Column) => [own.set(0, 8), copy.set(2, 9)], [8, 2, 3], [1, 2, 9]],
  ])('is no longer shared with its copy where %s', (_, change, own, other) => {
    const column = new Column(8);
    for (const value of [1, 2, 3]) column.push(value);
    const copy = column.copy();
    const copyOfCopy = copy.copy();
    change(column, copy);
    expect([column.toArray(), copy.toArray()]).toEqual([own, other]);
    expect(copyOfCopy.toArray()).toEqual([1, 2, 3]);
  });

  it('stays apart from what it was copied from, however often it is set', () => {
    const column = Column.of([1, 2]);
    const copy = column.copy();
    copy.set(0, 5);
    copy.set(1, 6);
    column.set(0, 7);
    expect([column.toArray(), copy.toArray()]).toEqual([
      [7, 2],
      [5, 6],
    ]);
  });
});

describe('a table', () => {
  it('gives back the rows that were put in', () => {
    const table = createTable(spanColumns);
    expect(table.length).toBe(0);
    for (const span of spans) table.push(span);
    expect(table.length).toBe(3);
    expect(table.rows()).toEqual(spans);
    expect(table.at(2)).toEqual(spans[2]);
    expect(tableOfRows(spanColumns, spans).rows()).toEqual(spans);
  });

  it('takes the rows of another one behind its own', () => {
    const table = tableOfRows(spanColumns, spans.slice(0, 1));
    table.append(tableOfRows(spanColumns, spans.slice(1)));
    expect(table.rows()).toEqual(spans);
  });

  it('has its columns as fields, which change with it', () => {
    const table = tableOfRows(spanColumns, spans);
    table.endUs.set(1, 8);
    expect(table.at(1)).toEqual({ startUs: 0, endUs: 8, drive: 1 });
    expect(table.names).toEqual(['startUs', 'endUs', 'drive']);
  });

  it('gives rows that are nobody else’s', () => {
    const table = tableOfRows(spanColumns, spans);
    table.at(0).endUs = 99;
    expect(table.endUs.at(0)).toBe(10);
  });

  it('has nothing but NaN where it has no row', () => {
    expect(tableOfRows(spanColumns, spans).at(3)).toEqual({ startUs: NaN, endUs: NaN, drive: NaN });
  });

  it('may have no columns, and then has no rows', () => {
    expect(createTable([]).length).toBe(0);
  });

  it('takes another column without changing the one it is made of, nor later with it', () => {
    const table = tableOfRows(spanColumns, spans);
    const moved = table.with({ startUs: table.startUs.map((us) => us + 1) });
    expect(moved.startUs.toArray()).toEqual([1, 1, -2.5]);
    expect(table.startUs.toArray()).toEqual([0, 0, -3.5]);
    moved.drive.set(0, 6);
    table.endUs.set(0, 11);
    expect([table.drive.at(0), moved.drive.at(0)]).toEqual([2, 6]);
    expect([table.endUs.at(0), moved.endUs.at(0)]).toEqual([11, 10]);
    moved.push({ startUs: 1, endUs: 2, drive: 3 });
    expect([table.length, moved.length]).toEqual([3, 4]);
  });

  it('picks rows in the order asked for', () => {
    const table = tableOfRows(spanColumns, spans);
    expect(table.pick([2, 0]).rows()).toEqual([spans[2], spans[0]]);
    expect(table.pick([]).length).toBe(0);
  });

  it('sorts by several columns, and leaves what is equal in its order', () => {
    const table = tableOfRows(spanColumns, spans);
    expect([...table.orderBy('startUs')]).toEqual([2, 0, 1]);
    expect([...table.orderBy('startUs', 'endUs')]).toEqual([2, 1, 0]);
    expect([...table.orderBy('endUs', 'startUs')]).toEqual([2, 1, 0]);
    expect([...table.orderBy('drive')]).toEqual([1, 2, 0]);
    expect(table.sortedBy('startUs', 'endUs').rows()).toEqual([spans[2], spans[1], spans[0]]);
    expect(table.rows()).toEqual(spans);
  });

  it('is itself where it is sorted already, ties included', () => {
    const table = tableOfRows(spanColumns, spans.slice(0, 2));
    expect(table.sortedBy('startUs')).toBe(table);
    expect(table.sortedBy('startUs', 'endUs')).not.toBe(table);
  });

  it('leaves a thousand rows that are equal as they stand', () => {
    const rows = Array.from({ length: 1000 }, (_, row) => ({ startUs: row % 2, endUs: row, drive: 1 }));
    const ends = tableOfRows(spanColumns, rows).sortedBy('startUs').endUs.toArray();
    expect(ends.slice(0, 500)).toEqual(Array.from({ length: 500 }, (_, index) => 2 * index));
  });
});
