// Edits of arrangement files as no person would set them out: what was meant, and not a byte more.
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editArrangement } from '../../src/lint/fix/edit-arrangement.ts';
import type { ArrangementEdit } from '../../src/lint/types.ts';
import { createRandom, type Random } from '../midi/random.ts';
import { commentAt, writeLayout, type Value } from './yaml-layouts.ts';

const out = (...keys: ArrangementEdit['keys']): ArrangementEdit => ({ keys, value: undefined });
const put = (value: unknown, ...keys: ArrangementEdit['keys']): ArrangementEdit => ({ keys, value });

describe('400 random files', () => {
  const SEED = 20;
  const random = createRandom(SEED);
  const rounds = Array.from({ length: 400 }, (_, round) => {
    const value = randomArrangement(random);
    return { label: `seed ${SEED}, round ${round}`, value, text: writeLayout(value, random) };
  });

  test('are what they were meant to be', () => {
    for (const { label, value, text } of rounds) expect(parse(text), `${label}\n${text}`).toEqual(value);
  });

  test('a value that is put in changes nothing around it; once more, nothing at all', () => {
    for (const { label, value, text } of rounds) {
      for (const edit of [
        put(0.5, 'gate'),
        put('An Air: "No. 3"', 'title'),
        put(-1, 'parts', 0, 'double', 'octave'),
      ]) {
        const after = editArrangement(text, [edit]);
        const story = `${label}\n${text}\n→\n${after}`;
        expect(parse(after), story).toEqual(withPut(value, edit));
        expect(isWithin(text, after) || spotOf(text, after) <= '"a title"'.length, story).toBe(true);
        expect(after.length - text.length, story).toBeLessThan(60);
        expect(editArrangement(after, [edit]), story).toBe(after);
      }
    }
  });

  test('an item that is taken out goes with its comments, and with nothing else', () => {
    for (const { label, value, text } of rounds) {
      const count = value.lint.ignore.length;
      const index = random.below(count);
      const after = editArrangement(text, [out('lint', 'ignore', index)]);
      const story = `${label}, item ${index}\n${text}\n→\n${after}`;
      const ignore = value.lint.ignore.toSpliced(index, 1);
      const { lint: _, ...rest } = value;
      expect(parse(after), story).toEqual(count === 1 ? rest : { ...rest, lint: { ignore } });
      expect(isWithin(after, text), story).toBe(true);
      const gone = count === 1 ? 'lint' : `lint/ignore/${index}`;
      for (const [comment] of text.matchAll(/# at [^.]+\./g)) {
        const goes = comment === commentAt(gone) || comment.startsWith(`# at ${gone}/`);
        expect([comment, after.includes(comment)], story).toEqual([comment, !goes]);
      }
      expect(after.includes('# head'), story).toBe(text.includes('# head'));
    }
  });
});

type Arrangement = { [key: string]: Value } & {
  parts: { [key: string]: Value }[];
  lint: { ignore: { [key: string]: Value }[] };
};

/** Its keys in any order, the title and the octave there or not. */
function randomArrangement(random: Random): Arrangement {
  const some = (most: number): undefined[] => Array.from({ length: 1 + random.below(most) });
  const [parts, ignore] = [some(3), some(4)];
  const entries: [string, Value][] = [
    ...(random.below(2) === 0
      ? [['title', ['', 'a title'][random.below(2)] ?? ''] satisfies [string, Value]]
      : []),
    ['gate', 1],
    ['source', 'a book: "of" airs, it\'s old'],
    [
      'parts',
      parts.map((_, index) => ({
        from: { channel: index + 1 },
        double: { drive: 2, ...(random.below(2) === 0 && { octave: 0 }) },
        drive: [1, 3],
      })),
    ],
    ['lint', { ignore: ignore.map((_, index) => ({ rule: `rule ${index}`, because: 'it, is so' })) }],
  ];
  const order = entries.map((entry) => ({ entry, at: random.next() })).toSorted((a, b) => a.at - b.at);
  return Object.fromEntries(order.map(({ entry }) => entry)) as Arrangement;
}

function withPut(value: Value, { keys: [key = '', ...keys], value: put }: ArrangementEdit): Value {
  const inner = (value as Record<string, Value>)[key];
  const next = keys.length === 0 ? (put as Value) : withPut(inner ?? {}, { keys, value: put });
  return Array.isArray(value) ? value.with(Number(key), next) : { ...(value as object), [key]: next };
}

/** Characters of `before` between the start and the end that it shares with `after`. */
function spotOf(before: string, after: string): number {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return before.length - start - end;
}

/** Whether `part` is what is left of `whole` when characters are taken out. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (character === part[at]) at += 1;
  return at === part.length;
}
