/** A column of numbers that grows: a table of a million rows is a few of these, and not a million objects. */

const FIRST_CAPACITY = 64;

export class Column {
  length = 0;
  private values: Float64Array;

  /** @param capacity rows to make room for; more find room when they come */
  constructor(capacity: number) {
    this.values = new Float64Array(Math.ceil(capacity));
  }

  /** NaN where there is no such row. */
  at(row: number): number {
    return this.values[row] ?? Number.NaN;
  }

  set(row: number, value: number): void {
    this.values[row] = value;
  }

  push(value: number): void {
    if (this.length === this.values.length) this.makeRoom();
    this.values[this.length] = value;
    this.length += 1;
  }

  private makeRoom(): void {
    const wider = new Float64Array(Math.max(FIRST_CAPACITY, 2 * this.values.length));
    wider.set(this.values);
    this.values = wider;
  }
}

/** A column of what `change` makes of each value. */
export function mapColumn(column: Column, change: (value: number) => number): Column {
  const changed = new Column(column.length);
  for (let row = 0; row < column.length; row += 1) changed.push(change(column.at(row)));
  return changed;
}
