/** The cheapest way to give each row a column of its own (Kuhn 1955, in the form with potentials). */

/**
 * The column of each row; there must be at least as many columns as rows. O(rows² · columns).
 * @example bestAssignment([[1, 0], [0, 5]]) // [1, 0]
 */
export function bestAssignment(costs: readonly (readonly number[])[]): number[] {
  const rows = costs.length;
  const columns = costs[0]?.length ?? 0;
  const cost = (row: number, column: number): number => costs[row]?.[column] ?? Infinity;
  const rowPotential = new Array<number>(rows).fill(0);
  const columnPotential = new Array<number>(columns).fill(0);
  const rowOf = new Array<number>(columns).fill(-1);
  for (let first = 0; first < rows; first++) {
    const slack = new Array<number>(columns).fill(Infinity);
    const before = new Array<number>(columns).fill(-1);
    const seen = new Array<boolean>(columns).fill(false);
    let row = first;
    let here = -1;
    do {
      if (here >= 0) seen[here] = true;
      let next = -1;
      let least = Infinity;
      for (let column = 0; column < columns; column++) {
        if (seen[column]) continue;
        const reduced = cost(row, column) - (rowPotential[row] ?? 0) - (columnPotential[column] ?? 0);
        if (reduced < (slack[column] ?? Infinity)) {
          slack[column] = reduced;
          before[column] = here;
        }
        if (next === -1 || (slack[column] ?? Infinity) < least) {
          least = slack[column] ?? Infinity;
          next = column;
        }
      }
      rowPotential[first] = (rowPotential[first] ?? 0) + least;
      for (let column = 0; column < columns; column++) {
        if (seen[column]) {
          const taken = rowOf[column] ?? 0;
          rowPotential[taken] = (rowPotential[taken] ?? 0) + least;
          columnPotential[column] = (columnPotential[column] ?? 0) - least;
        } else slack[column] = (slack[column] ?? 0) - least;
      }
      here = next;
      row = rowOf[here] ?? -1;
    } while (row !== -1);
    for (let column = here; column !== -1;) {
      const previous = before[column] ?? -1;
      rowOf[column] = previous === -1 ? first : (rowOf[previous] ?? first);
      column = previous;
    }
  }
  const columnOf = new Array<number>(rows).fill(-1);
  rowOf.forEach((row, column) => {
    if (row >= 0) columnOf[row] = column;
  });
  return columnOf;
}
