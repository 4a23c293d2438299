/** What is read from an arrangement file is written again, every key of it. */
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { defaultArrangement } from '../../src/arrangement/default-arrangement.ts';
import { encodeArrangement } from '../../src/arrangement/encode-arrangement.ts';
import type { ArrangementText, PartText } from '../../src/arrangement/file/schema.ts';
import { parseArrangement } from '../../src/arrangement/parse-arrangement.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { scoreOf } from '../score/event-text.ts';

type Key = keyof Required<PartText>;

/** A part that uses the key, for every key there is: what is missing here does not compile. */
const PARTS: Record<Key, PartText[]> = {
  from: [
    { from: { channel: 1, track: [1, 2], range: 'C4..B5' }, drive: 1 },
    { from: { channel: [2, 3], track: 2 }, drive: 1 },
  ],
  split: ['top', 'top 2', 'bottom', 'bottom 2', 'rest', 'melody', 'bass', 'inner'].map((split) => ({
    split,
    drive: [1, 2],
  })),
  drive: [{ drive: 3 }, { drive: [4, 2] }],
  octave: [
    { drive: 1, octave: -5 },
    { drive: 1, octave: 1 },
  ],
  double: [
    { drive: 1, double: { drive: 2, octave: -1 } },
    { split: 'bass', drive: 1, double: 'auto' },
  ],
  drum: [
    { from: { channel: 10 }, drum: { 36: { drive: 6, burst: 'kick' }, 127: { drive: 5, burst: 'click' } } },
  ],
  sustain: [{ drive: 1, sustain: true }],
};

const TOP: Required<Omit<ArrangementText, 'parts'>> = {
  title: 'a: title',
  composer: 'b',
  licence: 'CC0-1.0',
  source: 'd',
  tempo: 1.25,
  transpose: 'auto',
  gate: 0.7,
  lint: { ignore: ['no-gap'] },
};

const written = (text: ArrangementText): unknown =>
  parse(encodeArrangement(parseArrangement(JSON.stringify(text), 'song.yaml')));

describe('parts', () => {
  test.each(Object.entries(PARTS))('%s', (_, parts) => {
    expect(written({ parts })).toMatchObject({ parts });
    for (const part of parts)
      expect(written({ parts: [part] })).toEqual({ tempo: 1, transpose: 0, gate: 0.5, parts: [part] });
  });

  it('say nothing of what is meant anyway', () => {
    const part = { drive: 1, octave: 0, sustain: false, from: {} };
    expect(written({ parts: [part] })).toMatchObject({ parts: [{ drive: 1 }] });
  });

  it('stand one a line', () => {
    const file = defaultArrangement(scoreOf('1: C4 0-500'), defaultRig());
    const lines = encodeArrangement(file).trimEnd().split('\n');
    expect(lines.slice(-4)).toEqual([
      'parts:',
      '  - {split: melody, drive: [1, 2, 3, 4, 5, 6]}',
      '  - {split: bass, drive: [1, 2, 3, 4, 5, 6], double: auto}',
      '  - {split: inner, drive: [1, 2, 3, 4, 5, 6]}',
    ]);
  });
});

test('the top level', () => {
  expect(written(TOP)).toEqual({ ...TOP, parts: [] });
  expect(written({})).toEqual({ tempo: 1, transpose: 0, gate: 0.5, parts: [] });
});

describe('limits', () => {
  test.each([
    ['tempo', 0.1, 10, 0.01],
    ['gate', 0.05, 1, 0.01],
    ['transpose', -60, 60, 1],
  ])('%s from %d to %d', (key, min, max, beyond) => {
    const read = (value: number): unknown => parseArrangement(`${key}: ${value}`, 'song.yaml');
    expect(read(min)).toMatchObject({ [key]: min });
    expect(read(max)).toMatchObject({ [key]: max });
    expect(() => read(min - beyond)).toThrow(`'${key}'`);
    expect(() => read(max + beyond)).toThrow(`'${key}'`);
  });
});
