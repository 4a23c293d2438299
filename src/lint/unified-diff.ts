/** Shows what a fix would change, as a unified diff (POSIX diff -u) that patch(1) applies. */

const CONTEXT_LINES = 3;
/** More to compare than this, line by line, and all lines between the first and the last change are told as changed. */
const CELLS_MAX = 4_000_000;

type Row = { mark: ' ' | '-' | '+'; text: string };

/** Without its last line break; empty where the texts are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const rows = diffRows(linesOf(before), linesOf(after));
  const hunks = hunksOf(rows).map((hunk) => hunkText(rows, hunk));
  return [`--- ${nameText(path)}`, `+++ ${nameText(path)}`, ...hunks].join('\n');
}

/** With their line breaks, since a last line without one is another line. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** As git writes names: a tab behind one with blanks in it, quotes around one that could end the line. */
function nameText(path: string): string {
  if (!/[\p{Cc}"\\]/u.test(path)) return path.includes(' ') ? `${path}\t` : path;
  const quoted = path.replaceAll(/[\p{Cc}"\\]/gu, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : [...new TextEncoder().encode(character)]
          .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
          .join(''),
  );
  return `"${quoted}"`;
}

/** Longest common subsequence over what lies between the equal start and the equal end. */
function diffRows(a: readonly string[], b: readonly string[]): Row[] {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = (lines: readonly string[]): Row[] => lines.map((text) => ({ mark: ' ', text }));
  return [...same(a.slice(0, start)), ...middle, ...same(end === 0 ? [] : a.slice(-end))];
}

function diffMiddle(a: readonly string[], b: readonly string[]): Row[] {
  if (a.length * b.length > CELLS_MAX) {
    return [...a.map((text): Row => ({ mark: '-', text })), ...b.map((text): Row => ({ mark: '+', text }))];
  }
  const common = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = common[i] ?? [];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const rows: Row[] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      rows.push({ mark: ' ', text: a[i++] ?? '' });
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      rows.push({ mark: '-', text: a[i++] ?? '' });
    else rows.push({ mark: '+', text: b[j++] ?? '' });
  }
  return rows;
}

/** Spans of rows, first and behind the last, that hold changes and their surroundings. */
function hunksOf(rows: readonly Row[]): [number, number][] {
  const hunks: [number, number][] = [];
  rows.forEach(({ mark }, index) => {
    if (mark === ' ') return;
    const from = Math.max(0, index - CONTEXT_LINES);
    const to = Math.min(rows.length, index + 1 + CONTEXT_LINES);
    const last = hunks.at(-1);
    if (last && from <= last[1]) last[1] = to;
    else hunks.push([from, to]);
  });
  return hunks;
}

function hunkText(rows: readonly Row[], [from, to]: [number, number]): string {
  const count = (marks: string, list: readonly Row[]): number =>
    list.filter(({ mark }) => marks.includes(mark)).length;
  const [before, inside] = [rows.slice(0, from), rows.slice(from, to)];
  const span = (marks: string): string => {
    const length = count(marks, inside);
    // Of no lines, the number is that of the line before them.
    return `${count(marks, before) + (length === 0 ? 0 : 1)},${length}`;
  };
  const lines = inside.map(
    ({ mark, text }) =>
      mark + (text.endsWith('\n') ? text.slice(0, -1) : `${text}\n\\ No newline at end of file`),
  );
  return [`@@ -${span(' -')} +${span(' +')} @@`, ...lines].join('\n');
}
