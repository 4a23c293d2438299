/** Shows what a fix would change, as a unified diff (POSIX diff -u). */

const CONTEXT_LINES = 3;

type Row = { mark: ' ' | '-' | '+'; text: string };

/** Empty where the texts are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const rows = diffRows(before.split('\n'), after.split('\n'));
  const hunks = hunksOf(rows).map((hunk) => hunkText(rows, hunk));
  return [`--- ${path}`, `+++ ${path}`, ...hunks].join('\n');
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
  const span = (marks: string): string => `${count(marks, before) + 1},${count(marks, inside)}`;
  const lines = inside.map(({ mark, text }) => mark + text);
  return [`@@ -${span(' -')} +${span(' +')} @@`, ...lines].join('\n');
}
