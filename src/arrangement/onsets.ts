/** Which notes are struck together: a chord is rarely struck at once. */
import type { Column } from '../table/column.ts';

/** Notes of one chord are rarely struck together; within this time they count as one onset. */
export const CHORD_SPREAD_US = 25_000;

/** Groups notes, sorted by startUs, into onsets: all that begin within the spread of a chord. */
export function* onsets<T extends { startUs: number }>(notes: readonly T[]): Generator<T[]> {
  let group: T[] = [];
  for (const note of notes) {
    const [first] = group;
    if (first && note.startUs - first.startUs > CHORD_SPREAD_US) {
      yield group;
      group = [];
    }
    group.push(note);
  }
  if (group.length > 0) yield group;
}

/** The place in `rows` (sorted by startUs) behind the onset that begins at `from`. */
export function endOfOnset(startUs: Column, rows: readonly number[], from: number): number {
  const firstUs = startUs.at(rows[from] ?? 0);
  let to = from + 1;
  while (to < rows.length && startUs.at(rows[to] ?? 0) - firstUs <= CHORD_SPREAD_US) to += 1;
  return to;
}
