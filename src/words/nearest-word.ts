/** Guesses which known word a mistyped one was meant to be. */

/**
 * The known word that differs from `word` by at most two slips of the finger (a third of its length at most).
 * @example nearestWord('tempp', ['tempo', 'title']) // 'tempo'
 */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const slipsMax = Math.min(2, Math.max(1, Math.floor(word.length / 3)));
  const near = known
    .map((candidate) => ({ candidate, slips: slipsBetween(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ slips }) => slips <= slipsMax);
  return near.toSorted((a, b) => a.slips - b.slips)[0]?.candidate;
}

/**
 * The remedy for a mistyped word: the one that was meant, or else `otherwise`.
 * @example didYouMean('tempp', ['tempo', 'title'], 'write tempo or title') // "did you mean 'tempo'?"
 */
export function didYouMean(word: string, known: readonly string[], otherwise: string): string {
  const guess = nearestWord(word, known);
  return guess === undefined ? otherwise : `did you mean '${guess}'?`;
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let slips = Math.min(
        (current[column - 1] ?? 0) + 1,
        (last[column] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) slips = Math.min(slips, (beforeLast[column - 2] ?? 0) + 1);
      current.push(slips);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
