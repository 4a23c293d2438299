/** Sets rows of words in columns for a terminal. */

const GAP = '  ';
const WIDTH_MAX = 60;
/** Control characters, which could move the cursor of a terminal: a file is not trusted with that. */
const UNPRINTABLE = /\p{Cc}|\p{Cf}/gu;

/** @example columns([['a', 'b'], ['long', 'c']]) // ['a     b', 'long  c'] */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach(
      (word, index) => (widths[index] = Math.max(widths[index] ?? 0, Math.min(word.length, WIDTH_MAX))),
    );
  }
  return rows.map((row) =>
    row
      .map((word, index) => word.padEnd(widths[index] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

/** A text from a file as it may stand on a terminal, in one line. */
export function printable(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(UNPRINTABLE, '').trim();
}
