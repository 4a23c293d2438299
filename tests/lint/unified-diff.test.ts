// Diffs of fixes, as people read them.
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/lint/unified-diff.ts';

test('a diff shows what changes, and three lines around', () => {
  const before = Array.from({ length: 12 }, (_, index) => `line ${index + 1}\n`).join('');
  const after = before.replace('line 5', 'line five').replace('line 12\n', 'line 12');
  expect(unifiedDiff('song.yaml', before, after)).toBe(`--- song.yaml
+++ song.yaml
@@ -2,11 +2,11 @@
 line 2
 line 3
 line 4
-line 5
+line five
 line 6
 line 7
 line 8
 line 9
 line 10
 line 11
-line 12
+line 12
\\ No newline at end of file`);
  expect(unifiedDiff('song.yaml', before, before)).toBe('');
});

test.each([
  ['', 'a\n', '@@ -0,0 +1,1 @@\n+a'],
  ['a\n', '', '@@ -1,1 +0,0 @@\n-a'],
  ['', 'a', '@@ -0,0 +1,1 @@\n+a\n\\ No newline at end of file'],
])('from %j to %j', (before, after, hunk) => {
  expect(unifiedDiff('a', before, after)).toBe(`--- a\n+++ a\n${hunk}`);
});

test('texts too long to be compared line by line are told as a whole', () => {
  const text = (word: string): string =>
    Array.from({ length: 3000 }, (_, index) => `${word} ${index}\n`).join('');
  const lines = unifiedDiff('a', text('old'), text('new')).split('\n');
  expect(lines).toHaveLength(6003);
});

/** A line for each letter; what `after` changes is written in capitals. */
function hunks(before: string, after: string): string[] {
  const text = (letters: string): string => letters.replaceAll(/./g, (letter) => `${letter}\n`);
  return unifiedDiff('a', text(before), text(after))
    .split('\n')
    .filter((line) => line.startsWith('@@'));
}

test.each([
  ['changes at the first and the last line', 'abcdefghij', 'Abcdefghij', ['@@ -1,4 +1,4 @@']],
  ['at the last line', 'abcdefghij', 'abcdefghiJ', ['@@ -7,4 +7,4 @@']],
  ['with six lines between, one hunk', 'abcdefghijklm', 'abCdefghiJklm', ['@@ -1,13 +1,13 @@']],
  ['with seven, two', 'abcdefghijklmn', 'abCdefghijKlmn', ['@@ -1,6 +1,6 @@', '@@ -8,7 +8,7 @@']],
  ['a line that comes', 'abcdefgh', 'abcdXefgh', ['@@ -2,6 +2,7 @@']],
  ['a line that goes', 'abcdefgh', 'abcdfgh', ['@@ -2,7 +2,6 @@']],
])('%s', (_, before, after, expected) => {
  expect(hunks(before, after)).toEqual(expected);
});

test.each([
  ['as few lines as can be', 'a\nb\nc\nd\n', 'b\nx\nd\n', ['-a', ' b', '-c', '+x', ' d']],
  ['what goes stands before what comes', 'a\n', 'b\n', ['-a', '+b']],
  ['a line that comes once more', 'a\na\n', 'a\na\na\n', [' a', ' a', '+a']],
  ['start and end do not overlap', 'a\nb\na\n', 'a\nb\na\nb\na\n', [' a', ' b', ' a', '+b', '+a']],
])('%s', (_, before, after, lines) => {
  expect(unifiedDiff('x', before, after).split('\n').slice(3)).toEqual(lines);
});

test.each([
  ['song.yaml', 'song.yaml'],
  ['two words.yaml', 'two words.yaml\t'],
  ['a "quote".yaml', String.raw`"a \"quote\".yaml"`],
  ['a\\b.yaml', String.raw`"a\\b.yaml"`],
  ['a\tb\n.yaml', String.raw`"a\011b\012.yaml"`],
  ['\u0085.yaml', String.raw`"\302\205.yaml"`],
  ['Übung.yaml', 'Übung.yaml'],
])('the name %j', (name, written) => {
  expect(unifiedDiff(name, 'a\n', 'b\n').split('\n').slice(0, 2)).toEqual([
    `--- ${written}`,
    `+++ ${written}`,
  ]);
});

test('2000 lines each are compared line by line, 2001 are not', () => {
  const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}\n`);
  const changed = (count: number): number => {
    const before = numbered(count);
    const after = before.map((line, index) => (index === 0 || index === count - 1 ? `x${line}` : line));
    const lines = unifiedDiff('a', before.join(''), after.join('')).split('\n');
    return lines.filter((line) => line.startsWith('-') && !line.startsWith('---')).length;
  };
  expect([changed(2000), changed(2001)]).toEqual([2, 2001]);
});
