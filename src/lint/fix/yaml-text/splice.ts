/** Changes of a text by offsets, so that all else in it stays as it is, byte for byte. */

/** What stands from `from` up to, not including, `to` becomes `text`. */
export type Splice = { from: number; to: number; text: string };

/** Splices must not overlap; of two at one place the first comes first. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const inOrder = splices.toSorted((a, b) => a.from - b.from);
  let [result, at] = ['', 0];
  for (const splice of inOrder) {
    result += text.slice(at, splice.from) + splice.text;
    at = splice.to;
  }
  return result + text.slice(at);
}

export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  // A byte order mark belongs to the file, and not to its first line.
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** Behind the line break; the end of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** What stands before `offset` in its line where that is nothing but blanks; else undefined. */
export function indentBefore(text: string, offset: number): string | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
