/** Which notes are struck together: a chord is rarely struck at once. */
import type { Column } from '../table/column.ts';

/** Notes of one chord are rarely struck together; within this time they count as one onset. */
export const CHORD_SPREAD_US = 25_000;

/** The place in `rows` (sorted by startUs) behind the onset that begins at `from`: all within the spread of a chord. */
export function endOfOnset(startUs: Column, rows: readonly number[], from: number): number {
  const firstUs = startUs.at(rows[from] ?? 0);
  let to = from + 1;
  while (to < rows.length && startUs.at(rows[to] ?? 0) - firstUs <= CHORD_SPREAD_US) to += 1;
  return to;
}

/** The rows of each onset. */
export function* onsets(startUs: Column, rows: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < rows.length;) {
    const to = endOfOnset(startUs, rows, from);
    yield rows.slice(from, to);
    from = to;
  }
}
