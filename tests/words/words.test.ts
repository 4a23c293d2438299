// Parts of sentences: numbers of things, lists, times, and the word that was meant.
import { describe, expect, test } from 'vitest';
import { blankControls } from '../../src/words/blank-controls.ts';
import { clockTenthsText, clockText } from '../../src/words/clock-text.ts';
import { listed } from '../../src/words/list.ts';
import { didYouMean, nearestWord } from '../../src/words/nearest-word.ts';
import { byCount, counted } from '../../src/words/plural.ts';

test.each([
  [0, '0 notes are'],
  [1, '1 note is'],
  [2, '2 notes are'],
])('%d: %s', (count, words) => {
  expect(`${counted(count, 'note')} ${byCount(count, 'is', 'are')}`).toBe(words);
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a or b'],
  [['a', 'b', 3], 'a, b or 3'],
])('a list of %j: %s', (words, text) => {
  expect(listed(words, 'or')).toBe(text);
});

test.each([
  [-1, '0:00.0'],
  [99_999, '0:00.0'],
  [100_000, '0:00.1'],
  [59_999_999, '0:59.9'],
  [60_000_000, '1:00.0'],
  [3_599_999_999, '59:59.9'],
  [3_600_000_000, '1:00:00.0'],
  [3_661_200_000, '1:01:01.2'],
])('%d µs is %s', (us, text) => {
  expect(clockTenthsText(us)).toBe(text);
  expect(clockText(us)).toBe(text.slice(0, -2));
});

describe('the nearest word', () => {
  const nearest = (word: string, ...known: string[]): string | undefined => nearestWord(word, known);

  test.each([
    ['a letter dropped', 'temo', 'tempo'],
    ['a letter added', 'temppo', 'tempo'],
    ['a letter changed', 'tampo', 'tempo'],
    ['two neighbours swapped: one slip', 'tepmo', 'tempo'],
    ['two neighbours swapped at the start', 'etmpo', 'tempo'],
    ['another case', 'TEMPO', 'tempo'],
  ])('%s', (_, word, known) => {
    expect(nearest(word, 'title', known)).toBe(known);
  });

  test('a third of its letters may be wrong: one of five, two of six', () => {
    expect(nearest('abcxx', 'abcde')).toBeUndefined();
    expect(nearest('abcdxx', 'abcdef')).toBe('abcdef');
  });

  test('of a short word one letter may be wrong, of a long one two', () => {
    expect(nearest('x', 'a')).toBe('a');
    expect(nearest('xy', 'ab')).toBeUndefined();
    expect(nearest('abcdefghixx', 'abcdefghijk')).toBe('abcdefghijk');
    expect(nearest('abcdefghxxx', 'abcdefghijk')).toBeUndefined();
  });

  test('fewer slips first, then the first', () => {
    expect(nearest('abcdef', 'abcdxx', 'abcdex', 'abcdey')).toBe('abcdex');
  });

  test('asked for, or something else to write', () => {
    expect(didYouMean('tempp', ['tempo'], 'write tempo')).toBe("did you mean 'tempo'?");
    expect(didYouMean('key', ['tempo'], 'write tempo')).toBe('write tempo');
  });
});

test('control characters become blanks', () => {
  expect(blankControls('a\u001B[2J\nb\u0000é')).toBe('a [2J b é');
});
