/** A table of numbers: what each thing has is a column, and a thing is a row. Its columns are listed once, by name. */
import { Column } from './column.ts';

/** A row read as an object. */
export type Row<Name extends string> = Record<Name, number>;

export type Columns<Name extends string> = Readonly<Record<Name, Column>>;

/**
 * A column is a field of its table: a loop reads `notes.startUs.at(row)`, which takes a tenth of the time of `notes.at(row)`.
 * No column may be named as what every table has: `at`, `length`, `names` and so on.
 * @example
 * const spanColumns = ['startUs', 'endUs'] as const;
 * type SpanTable = Table<(typeof spanColumns)[number]>;
 * const spans: SpanTable = createTable(spanColumns);
 */
export type Table<Name extends string> = Rows<Name> & Columns<Name>;

/** @param capacity rows to make room for; more find room when they come */
export function createTable<Name extends string>(names: readonly Name[], capacity = 0): Table<Name> {
  return tableOf(names, () => new Column(capacity));
}

/** @example tableOfRows(spanColumns, [{ startUs: 0, endUs: 10 }]).endUs.at(0) // 10 */
export function tableOfRows<Name extends string>(
  names: readonly Name[],
  rows: readonly Readonly<Row<Name>>[],
): Table<Name> {
  return tableOf(names, (name) => Column.of(rows.map((row) => row[name])));
}

/** @param columnOf columns of one length */
function tableOf<Name extends string>(names: readonly Name[], columnOf: (name: Name) => Column): Table<Name> {
  const entries = names.map((name) => [name, columnOf(name)]);
  const columns: Columns<Name> = Object.fromEntries(entries);
  return Object.assign(new Rows(names, columns), columns);
}

/** What every table can do, whatever its columns are. */
class Rows<Name extends string> {
  readonly names: readonly Name[];
  private readonly columns: Columns<Name>;
  private readonly first: Column;

  constructor(names: readonly Name[], columns: Columns<Name>) {
    this.names = names;
    this.columns = columns;
    this.first = names[0] === undefined ? new Column() : columns[names[0]];
  }

  get length(): number {
    return this.first.length;
  }

  /** An object of its own; NaN in every field where there is no such row. */
  at(row: number): Row<Name> {
    const values: Partial<Row<Name>> = {};
    for (const name of this.names) values[name] = this.columns[name].at(row);
    return values as Row<Name>;
  }

  /** Where rows come by the hundred thousand, it is quicker to push to each column by its name. */
  push(row: Readonly<Row<Name>>): void {
    for (const name of this.names) this.columns[name].push(row[name]);
  }

  /** Adds the rows of another table of these columns behind its own. */
  append(other: Columns<Name>): void {
    for (const name of this.names) this.columns[name].append(other[name]);
  }

  /** All rows as objects, for those who read them one by one: people and tests. */
  rows(): Row<Name>[] {
    return Array.from({ length: this.length }, (_, row) => this.at(row));
  }

  /**
   * The same table with other columns in place of some. What is not replaced is copied only when one of the two tables
   * changes it.
   * @param columns as long as the table
   */
  with(columns: Partial<Columns<Name>>): Table<Name> {
    return tableOf(this.names, (name) => columns[name] ?? this.columns[name].copy());
  }

  /** These rows, in this order. */
  pick(rows: ArrayLike<number>): Table<Name> {
    return tableOf(this.names, (name) => this.columns[name].pick(rows));
  }

  /** The rows in rising order of the columns named, the first one deciding first; what is equal in all stays in its order. */
  orderBy(...names: readonly Name[]): Int32Array {
    const order = Int32Array.from({ length: this.length }, (_, row) => row);
    return order.sort((a, b) => this.compare(names, a, b) || a - b);
  }

  /** The table with its rows in that order; this one, where they stand so already. */
  sortedBy(...names: readonly Name[]): Table<Name> | this {
    for (let row = 1; row < this.length; row += 1) {
      if (this.compare(names, row - 1, row) > 0) return this.pick(this.orderBy(...names));
    }
    return this;
  }

  private compare(names: readonly Name[], row: number, other: number): number {
    for (const name of names) {
      const column = this.columns[name];
      const difference = column.at(row) - column.at(other);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}
