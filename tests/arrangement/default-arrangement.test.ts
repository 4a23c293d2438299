/** What is meant where no file is given: lines on some of the drives, drums on one, or a channel a drive. */
import { describe, expect, it, test } from 'vitest';
import { defaultArrangement } from '../../src/arrangement/default-arrangement.ts';
import { ARRANGED_MARK } from '../../src/arrangement/to-midi.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { parseRig } from '../../src/rig/parse-rig.ts';
import { scoreOf } from '../score/event-text.ts';

const RIG = defaultRig();
const SONG = scoreOf('1: C4 0-500\n2: C3 0-500\n10: 36 0-10 42 0-10');

test('three lines on all drives, the bass doubled, half of each note', () => {
  const { errorAt: _, ...file } = defaultArrangement(SONG, RIG);
  const line = { from: {}, drives: [1, 2, 3, 4, 5, 6], octave: 0, sustain: false };
  expect(file).toEqual({
    tempo: 1,
    transpose: 0,
    gate: 0.5,
    parts: [
      { ...line, split: { from: 'melody' } },
      { ...line, split: { from: 'bass' }, doubleOnIdle: true },
      { ...line, split: { from: 'inner' } },
    ],
  });
});

describe('fewer drives', () => {
  test.each([
    [1, [1]],
    [2, [1, 6]],
    [3, [1, 4, 6]],
    [4, [1, 3, 4, 6]],
    [6, [1, 2, 3, 4, 5, 6]],
    [7, [1, 2, 3, 4, 5, 6]],
  ])('%i spread over the tiers', (drives, expected) => {
    expect(defaultArrangement(SONG, RIG, { drives }).parts[0]?.drives).toEqual(expected);
  });
});

test('they are spread from the highest to the lowest, whatever order the rig has them in', () => {
  const shuffled = parseRig(
    `boards:
  - id: main
    drives:
      - {id: 4, range: F2..E3}
      - {id: 5, range: F1..E2}
      - {id: 3, range: F3..E4}
      - {id: 1, range: F2..E3}
`,
    'rig.yaml',
  );
  const drives = (count: number): number[] =>
    defaultArrangement(SONG, shuffled, { drives: count }).parts[0]?.drives ?? [];
  expect(drives(1)).toEqual([3]);
  expect(drives(2)).toEqual([3, 5]);
  // The highest, the second of two alike, which is the one of the higher id, and the lowest.
  expect(drives(3)).toEqual([3, 4, 5]);
});

test('only the lines that are to be kept', () => {
  const { parts } = defaultArrangement(SONG, RIG, { keep: ['bass'] });
  expect(parts.map(({ split }) => split?.from)).toEqual(['bass']);
});

describe('drums', () => {
  it('that the song has go to the drive named', () => {
    const drums = defaultArrangement(SONG, RIG, { drums: 6 }).parts[3];
    expect(drums).toMatchObject({ from: { channels: [10] }, drives: [], octave: 0, sustain: false });
    expect([...(drums?.drums ?? [])]).toEqual([
      [36, { drive: 6, burst: 'kick' }],
      [42, { drive: 6, burst: 'hat' }],
    ]);
  });

  it('that it has not make no part', () => {
    expect(defaultArrangement(scoreOf('1: C4 0-500'), RIG, { drums: 6 }).parts).toHaveLength(3);
  });
});

describe('a file that flopera has arranged', () => {
  const mark = { atUs: 0, track: 1, kind: 'text', text: ARRANGED_MARK };
  const arranged = (song: string, texts = [mark]): unknown[] =>
    defaultArrangement(scoreOf(song, { texts }), RIG).parts.map(({ from, drives, split }) => [
      from.channels,
      drives,
      split,
    ]);

  it('is played as it stands: a channel a drive, nothing gated', () => {
    expect(arranged('1: C4 0-500\n6: C3 0-500')).toEqual([
      [[1], [1], undefined],
      [[6], [6], undefined],
    ]);
    expect(defaultArrangement(scoreOf('1: C4 0-500', { texts: [mark] }), RIG).gate).toBe(1);
  });

  it('is one only with the mark, and with no channel beyond the drives', () => {
    expect(arranged('1: C4 0-500', [{ ...mark, text: 'arranged' }])).toHaveLength(3);
    expect(arranged('1: C4 0-500', [])).toHaveLength(3);
    expect(arranged('1: C4 0-500\n7: C3 0-500')).toHaveLength(3);
    expect(arranged('1: C4 0-500', [{ ...mark, text: 'by hand' }, mark])).toHaveLength(1);
  });
});

test('an error about it is told by its name', () => {
  const error = defaultArrangement(SONG, RIG).errorAt(['parts', 0], 'so it is; mend it');
  expect(error.message).toBe('default arrangement:1:1: so it is; mend it');
});
