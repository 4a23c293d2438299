/** Who takes a note, and which drive it is given, where two have the same claim to it. */
import { describe, expect, it, test } from 'vitest';
import { belongsTo, ownerOf } from '../../src/arrangement/part-source.ts';
import { onsets } from '../../src/arrangement/onsets.ts';
import { Column } from '../../src/table/column.ts';
import { narrow, wide } from './arrange-parts.ts';
import { scoreOf } from '../score/event-text.ts';
import { droppedAsText, voicesAsText } from './voice-text.ts';

describe('a chord', () => {
  const groups = (...startsUs: number[]): number[][] =>
    [
      ...onsets(
        Column.of(startsUs),
        startsUs.map((_, row) => row),
      ),
    ].map((rows) => [...rows]);

  test('is struck within 25 ms of its first note', () => {
    expect(groups(0, 10_000, 25_000)).toEqual([[0, 1, 2]]);
    expect(groups(0, 10_000, 25_001)).toEqual([[0, 1], [2]]);
  });

  test('is not drawn out by notes that follow closely', () => {
    expect(groups(0, 20_000, 40_000, 60_000)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(groups()).toEqual([]);
  });
});

describe('a source', () => {
  const NOTE = { channel: 1, track: 2, note: 60 };

  test.each([
    ['everything', {}, NOTE, true],
    ['everything but drums', {}, { ...NOTE, channel: 10 }, false],
    ['drums that are asked for', { channels: [10] }, { ...NOTE, channel: 10 }, true],
    ['another channel', { channels: [2, 3] }, NOTE, false],
    ['one of several tracks', { tracks: [1, 2] }, NOTE, true],
    ['another track', { tracks: [1, 3] }, NOTE, false],
    ['the lowest of a range', { range: { lowNote: 60, highNote: 61 } }, NOTE, true],
    ['the highest of a range', { range: { lowNote: 59, highNote: 60 } }, NOTE, true],
    ['below a range', { range: { lowNote: 61, highNote: 72 } }, NOTE, false],
    ['above a range', { range: { lowNote: 48, highNote: 59 } }, NOTE, false],
    ['the right channel in the wrong track', { channels: [1], tracks: [1] }, NOTE, false],
    ['drums in the right track', { tracks: [2] }, { ...NOTE, channel: 10 }, false],
  ])('%s', (_, from, note, expected) => {
    expect(belongsTo(from, note)).toBe(expected);
    const { notes } = scoreOf(['', `${note.channel}: ${note.note} 0-500`]);
    expect(ownerOf(from, notes)(0)).toBe(expected);
  });
});

describe('a split', () => {
  test('of two in unison the longer one is the top, of equals the first', () => {
    const parts = '- {split: top, drive: 1}\n- {split: rest, drive: 2}';
    expect(voicesAsText(wide(scoreOf('1: C4 0-500\n2: C4 0-600'), parts))).toEqual([
      '1: C4 0-600',
      '2: C4 0-500',
    ]);
    const twins = wide(scoreOf('1: C4 0-500\n2: C4 0-500'), parts);
    expect(twins.voices.slice(0, 2).map(({ notes }) => notes[0]?.source.channel)).toEqual([1, 2]);
  });

  test('a unison is one voice of top 2', () => {
    const score = scoreOf('1: C4 0-500 E3 0-500\n2: C4 0-500');
    const arranged = wide(score, '- {split: top 2, drive: [1, 2]}\n- {split: rest, drive: 3}');
    expect(voicesAsText(arranged)).toEqual(['1: C4 0-500', '2: E3 0-500', '3: C4 0-500']);
  });

  test('bottom 2 from below', () => {
    const score = scoreOf('1: C3 0-500 E3 0-500 G3 0-500');
    expect(voicesAsText(wide(score, '- {split: bottom 2, drive: [1, 2]}'))).toEqual([
      '1: C3 0-500',
      '2: E3 0-500',
    ]);
  });

  test('what ends as the next begins sounds no more', () => {
    const parts = '- {split: top, drive: 1}';
    expect(voicesAsText(wide(scoreOf('1: C4 0-500 E3 500-900'), parts))).toEqual(['1: C4 0-500 E3 500-900']);
    expect(voicesAsText(wide(scoreOf('1: C4 0-501 E3 500-900'), parts))).toEqual(['1: C4 0-501']);
  });

  test('takes from what earlier parts left, and only from that', () => {
    const score = scoreOf('1: G4 0-500 E4 0-500 C4 0-500');
    const arranged = wide(
      score,
      '- {split: top, drive: 1}\n- {split: top, drive: 2}\n- {split: bottom, drive: 3}',
    );
    expect(voicesAsText(arranged)).toEqual(['1: G4 0-500', '2: E4 0-500', '3: C4 0-500']);
  });

  test('looks at pitches as they are transposed, before the octave of the part', () => {
    const score = scoreOf('1: C4 0-500 E4 0-500');
    const arranged = wide(score, '- {split: top, drive: 1, octave: -1}', { gate: 1, transpose: 1 });
    expect(voicesAsText(arranged)).toEqual(['1: F3 0-500']);
  });
});

describe('a drive', () => {
  const BOTH = '- {drive: [1, 2]}';

  it('is free when its note ends, and not a moment before', () => {
    expect(voicesAsText(wide(scoreOf('1: C4 0-500 D4 500-900'), BOTH))).toEqual(['1: C4 0-500 D4 500-900']);
    expect(voicesAsText(wide(scoreOf('1: C4 0-500.001 D4 500-900'), BOTH))).toEqual([
      '1: C4 0-500',
      '2: D4 500-900',
    ]);
  });

  it('of the right octave is best, else the first that is free', () => {
    const parts = '- {drive: [1, 3, 5]}';
    expect(voicesAsText(narrow(scoreOf('1: E4 0-500 F4 1000-1500'), parts))).toEqual([
      '1: E4 0-500 F3 1000-1500',
    ]);
    expect(voicesAsText(narrow(scoreOf('1: F3 0-500 E3 1000-1500'), parts))).toEqual([
      '1: F3 0-500',
      '3: E3 1000-1500',
    ]);
    // Two octaves above the highest, three above the next: the nearest range wins.
    expect(voicesAsText(narrow(scoreOf('1: C6 0-500'), '- {drive: [3, 1]}'))).toEqual(['1: C4 0-500']);
  });

  it('that began longest ago is taken where none is free', () => {
    const score = scoreOf('1: C4 0-900 D4 100-900 E4 200-900 F4 300-900');
    expect(voicesAsText(wide(score, BOTH))).toEqual(['1: C4 0-200 E4 200-900', '2: D4 100-300 F4 300-900']);
  });

  it('of the lowest note is taken from a top part, of the highest from a bottom part', () => {
    const high = scoreOf('1: C3 0-900 E3 0-900 G3 100-900');
    expect(voicesAsText(wide(high, '- {split: top 2, drive: [1, 2]}'))).toEqual([
      '1: E3 0-900',
      '2: C3 0-100 G3 100-900',
    ]);
    const low = scoreOf('1: C4 0-900 E4 0-900 G3 100-900');
    expect(voicesAsText(wide(low, '- {split: bottom 2, drive: [1, 2]}'))).toEqual([
      '1: C4 0-900',
      '2: E4 0-100 G3 100-900',
    ]);
  });
});

describe('a chord too large for its drives', () => {
  test('keeps its top, then its bottom, then the next from the top', () => {
    const score = scoreOf('1: C3 0-500 E3 0-500 G3 0-500 C4 0-500');
    const arranged = wide(score, '- {drive: [1, 2, 3]}');
    expect(voicesAsText(arranged)).toEqual(['1: C4 0-500', '2: C3 0-500', '3: G3 0-500']);
    expect(droppedAsText(arranged)).toEqual(['E3 0 cut-by-newer']);
  });

  test('shares a drive where its notes do not overlap', () => {
    const parts = '- {drive: 1}';
    expect(voicesAsText(wide(scoreOf('1: C4 0-20 D4 20-500'), parts))).toEqual(['1: C4 0-20 D4 20-500']);
    const overlapping = wide(scoreOf('1: C4 0-20.001 D4 20-500'), parts);
    expect(voicesAsText(overlapping)).toEqual(['1: D4 20-500']);
    expect(droppedAsText(overlapping)).toEqual(['C4 0 cut-by-newer']);
  });
});

describe('why a note is not played', () => {
  test.each([
    ['1: C4 0-500 D4 500-500', '- {drive: 1}', ['D4 500 no-length']],
    ['1: C4 0-500\n2: D4 0-500', '- {from: {channel: 1}, drive: 1}', ['D4 0 no-part']],
    ['1: C4 0-500\n10: 36 0-100', '- {drive: 1}', ['C2 0 percussion-unmapped']],
    [
      '1: C4 0-500\n10: 36 0-100 38 0-100',
      '- {from: {channel: 10}, drum: {36: {drive: 1, burst: click}}}',
      ['C4 0 no-part', 'D2 0 percussion-unmapped'],
    ],
    ['1: C4 0-500 E4 0-500', '- {drive: 1}', ['C4 0 cut-by-newer']],
    ['1: F1 0-40 G1 40-80', '- {drive: 1}', ['G1 40 too-fast']],
  ])('%s', (song, parts, dropped) => {
    expect(droppedAsText(wide(scoreOf(song), parts))).toEqual(dropped);
  });

  test('parts on one drive: the newer note wins, and who is not heard at all is told', () => {
    const score = scoreOf('1: C4 0-500\n2: E4 0-500 G4 500-900');
    const arranged = wide(score, '- {from: {channel: 1}, drive: 1}\n- {from: {channel: 2}, drive: 1}');
    expect(voicesAsText(arranged)).toEqual(['1: E4 0-500 G4 500-900']);
    expect(droppedAsText(arranged)).toEqual(['C4 0 cut-by-newer']);
  });
});
