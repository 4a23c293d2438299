/** A column of numbers that grows: a table of a million rows is a few of these, and not a million objects. */

const FIRST_CAPACITY = 64;

/**
 * Numbers of any kind are kept as doubles, which hold µs, ticks, notes and rows exactly: loops that met three kinds of typed
 * arrays took twice the time.
 */
export class Column {
  length = 0;
  private values: Float64Array;
  /** Whether another column reads the same values: whichever is changed first takes a copy. */
  private isShared = false;

  /** @param capacity rows to make room for; more find room when they come */
  constructor(capacity = 0) {
    this.values = new Float64Array(Math.ceil(capacity));
  }

  /** @example Column.of([3, 1]).at(1) // 1 */
  static of(values: ArrayLike<number>): Column {
    return Column.on(Float64Array.from(values));
  }

  /** A column that these values are, and nobody else's. */
  private static on(values: Float64Array): Column {
    const column = new Column();
    column.values = values;
    column.length = values.length;
    return column;
  }

  /** NaN where there is no such row. */
  at(row: number): number {
    return row < this.length ? (this.values[row] ?? Number.NaN) : Number.NaN;
  }

  /** @param row that is there */
  set(row: number, value: number): void {
    if (this.isShared) this.moveTo(this.length);
    this.values[row] = value;
  }

  push(value: number): void {
    if (this.length === this.values.length) this.moveTo(Math.max(FIRST_CAPACITY, 2 * this.length));
    this.values[this.length] = value;
    this.length += 1;
  }

  /** Adds the values of another column behind its own. */
  append(other: Column): void {
    const { length } = other;
    for (let row = 0; row < length; row += 1) this.push(other.at(row));
  }

  /** A column of its own with the same values; they are copied when one of the two is changed, and not before. */
  copy(): Column {
    const copy = new Column();
    copy.values = this.values.subarray(0, this.length);
    copy.length = this.length;
    copy.isShared = true;
    this.isShared = true;
    return copy;
  }

  /** A column of what `change` makes of each value. */
  map(change: (value: number, row: number) => number): Column {
    const changed = new Float64Array(this.length);
    for (let row = 0; row < this.length; row += 1) changed[row] = change(this.at(row), row);
    return Column.on(changed);
  }

  /** The values in these rows, in this order. */
  pick(rows: ArrayLike<number>): Column {
    const picked = new Float64Array(rows.length);
    for (let index = 0; index < rows.length; index += 1) picked[index] = this.at(rows[index] ?? Number.NaN);
    return Column.on(picked);
  }

  /** The values in rising order, in which they mostly stand already. */
  toSorted(): Column {
    return this.isRising() ? this.copy() : Column.on(this.values.slice(0, this.length).sort());
  }

  private isRising(): boolean {
    for (let row = 1; row < this.length; row += 1) {
      if (this.at(row) < this.at(row - 1)) return false;
    }
    return true;
  }

  toArray(): number[] {
    return Array.from(this.values.subarray(0, this.length));
  }

  private moveTo(capacity: number): void {
    const roomy = new Float64Array(capacity);
    roomy.set(this.values.subarray(0, this.length));
    this.values = roomy;
    this.isShared = false;
  }
}
