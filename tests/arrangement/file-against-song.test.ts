/** What an arrangement file may say of a song and a rig, and at which place it is told that it may not. */
import { describe, expect, it, test } from 'vitest';
import { arrange } from '../../src/arrangement/arrange.ts';
import { countDropped, fateToReason, PLAYED, reasonToFate } from '../../src/arrangement/arranged.ts';
import { isDrumKey } from '../../src/arrangement/file/schema.ts';
import { parseArrangement } from '../../src/arrangement/parse-arrangement.ts';
import { isLinePart } from '../../src/arrangement/types.ts';
import { burstToKind, kindToBurst } from '../../src/arrangement/voice-table.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { Column } from '../../src/table/column.ts';
import { wide } from './arrange-parts.ts';
import { scoreOf } from '../score/event-text.ts';
import { voicesAsText } from './voice-text.ts';

const SONG = scoreOf(['', '1: C4 0-500 | 3: E4 0-500', 'E4 500-900']);

/** The error, or nothing. */
function judged(parts: string): string {
  try {
    arrange(SONG, defaultRig(), parseArrangement(`parts:\n${parts}`, 'a.yaml'));
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

test.each([
  ['- {drive: [6, 7]}', 'a.yaml:2:11: drive 7 is not in the rig'],
  ['- {drive: 1, double: {drive: 7}}', 'a.yaml:2:30: drive 7 is not in the rig'],
  [
    '- {from: {channel: 1}, drum: {36: {drive: 1, burst: hat}, 38: {drive: 9, burst: hat}}}',
    'a.yaml:2:71: drive 9 is not in the rig',
  ],
  [
    '- {drive: 1, from: {channel: [1, 2]}}',
    'a.yaml:2:30: channel 2 plays nothing in this song; the channels that play: 1, 3',
  ],
  [
    '- {drive: 1, from: {track: [2, 4]}}',
    'a.yaml:2:28: there is no track 4 in this song; the tracks with notes: 2, 3',
  ],
  [
    '- {drive: 1}\n- {drive: 2}',
    'a.yaml:3:3: part 2 gets nothing, because part 1 takes all of the same notes; give part 1 a split',
  ],
  ['- {drive: 1, split: rest}\n- {drive: 2}', 'a.yaml:3:3: part 2 gets nothing, because part 1'],
  [
    '- {drive: 1, from: {channel: 1}}\n- {drive: 1, from: {channel: 3}}\n- {drive: 1, from: {channel: 3}}',
    'a.yaml:4:20: part 3 gets nothing, because part 2',
  ],
  ['- {drive: 1, from: {track: 2}}\n- {drive: 2, from: {track: 2}}', 'a.yaml:3:20: part 2 gets nothing'],
  [
    '- {drive: 1, from: {range: C4..C5}}\n- {drive: 2, from: {range: C4..C5}}',
    'a.yaml:3:20: part 2 gets nothing',
  ],
])('%s: %s', (parts, error) => {
  const told = judged(parts);
  expect(told.slice(0, error.length)).toBe(error);
});

test.each([
  ['a part after a split', '- {drive: 1, split: top}\n- {drive: 2}'],
  ['a line after a line', '- {drive: 1, split: melody}\n- {drive: 2, split: bass}'],
  ['another channel', '- {drive: 1, from: {channel: 1}}\n- {drive: 2, from: {channel: 3}}'],
  ['another range', '- {drive: 1, from: {range: C4..C5}}\n- {drive: 2, from: {range: C4..D5}}'],
  ['another track', '- {drive: 1, from: {track: 2}}\n- {drive: 2, from: {track: 3}}'],
  ['drums after all', '- {drive: 1}\n- {drum: {36: {drive: 2, burst: hat}}}'],
  ['all after drums', '- {drum: {36: {drive: 2, burst: hat}}}\n- {drive: 1}'],
])('%s is no fault', (_, parts) => expect(judged(parts)).toBe(''));

test('tracks are told in the order of their numbers', () => {
  const song = scoreOf(['', '1: E4 500-900', '1: C4 0-500'], { tracks: [] });
  const file = parseArrangement('parts:\n- {from: {track: 9}, drive: 1}', 'a.yaml');
  expect(() => arrange(song, defaultRig(), file)).toThrow('the tracks with notes: 2, 3');
});

test('a track without notes may be named', () => {
  const song = scoreOf(['', 'C4 0-500']);
  const file = parseArrangement('parts:\n- {from: {track: 1}, drive: 1}', 'a.yaml');
  expect(() => arrange(song, defaultRig(), file)).not.toThrow();
});

describe('contradictions in a part', () => {
  test.each([
    ['- {drum: {36: {drive: 1, burst: hat}}, split: top}', "has no 'split'"],
    ['- {drum: {36: {drive: 1, burst: hat}}, octave: 0}', "has no 'octave'"],
    ['- {drum: {36: {drive: 1, burst: hat}}, double: {drive: 2}}', "has no 'double'"],
    ['- {drum: {36: {drive: 1, burst: hat}}, sustain: false}', "has no 'sustain'"],
    ['- {drive: 1, double: auto}', "'double: auto' belongs to a part that flopera arranges itself"],
    [
      '- {drive: 1, split: top, double: auto}',
      "'double: auto' belongs to a part that flopera arranges itself",
    ],
    ['- {drive: [1, 2], double: {drive: 2}}', 'drive 2 cannot double the part that it plays itself'],
    [
      '- {drive: [1, 2], split: bottom 3}',
      'split bottom 3 is 3 voices, but the part has 2 drives; name 3 drives',
    ],
    ['- {drum: {128: {drive: 1, burst: hat}}}', "'128' is no note number of a drum"],
    [
      '- {drum: {36: {drive: 1, burst: gong}}}',
      "there is no burst 'gong'; write kick, snare, hat, flam, click",
    ],
    ['- {drive: []}', "'drive' is too small"],
    ['- {drive: 1, split: top 0}', "'split'"],
    ['- {drive: 1, split: top 100}', "'split'"],
    ['- {drive: 1, split: restless}', "'split'"],
    ['- {drive: 1, split: unrest}', "'split'"],
    ['- {drive: 1, from: {track: x}}', "'track': write a track, from 1, or a list of them"],
    ['- {drive: 1, from: {channel: x}}', "'channel': write a channel, 1..16, or a list of them"],
    ['- {drive: x}', "'drive': write the id of a drive, or a list of them"],
    [
      '- {drive: 1, double: x}',
      "'double': write {drive: …, octave: …}, or auto on a part with split melody, bass or inner",
    ],
    ['- {drive: 1, octave: 6}', "'octave' is too large; the most allowed is 5"],
    ['- {drive: 1, octave: -6}', "'octave' is too small; the least allowed is -5"],
    ['- {drive: 1, from: {channel: 17}}', "'channel'"],
    ['- {drive: 1, from: {track: 0}}', "'track'"],
    ['- {drive: 0}', "'drive'"],
  ])('%s: %s', (part, words) => expect(judged(part)).toContain(words));

  test('as many voices as drives are none', () => {
    expect(judged('- {drive: [1, 2], split: top 2}')).toBe('');
    expect(judged('- {drive: [1, 2, 3], split: bottom 2}')).toBe('');
    expect(judged('- {drive: [1, 2], split: inner, double: auto}')).toBe('');
  });
});

test('keys of a drum map are note numbers', () => {
  expect(['0', '36', '127'].every(isDrumKey)).toBe(true);
  expect(['128', '-1', '3.5', 'kick', '', '0036', '12x', 'x12'].some(isDrumKey)).toBe(false);
});

test('parts of lines are those that flopera arranges', () => {
  const part = { from: {}, drives: [1], octave: 0, sustain: false };
  expect(isLinePart(part)).toBe(false);
  expect(isLinePart({ ...part, split: { from: 'top', voices: 1 } })).toBe(false);
  expect(isLinePart({ ...part, split: { from: 'inner' } })).toBe(true);
});

describe('fates', () => {
  it('are told as reasons, and counted in the order of the song', () => {
    const fates = Column.of([
      reasonToFate('too-fast'),
      PLAYED,
      reasonToFate('no-part'),
      reasonToFate('too-fast'),
    ]);
    expect(fates.toArray().map(fateToReason)).toEqual(['too-fast', undefined, 'no-part', 'too-fast']);
    expect([...countDropped({ fates, isLossy: true })]).toEqual([
      ['too-fast', 2],
      ['no-part', 1],
    ]);
    expect([...countDropped({ fates, isLossy: false })]).toEqual([]);
  });

  it('say whether anything is lost', () => {
    const lossy = (song: string): boolean =>
      arrange(scoreOf(song), defaultRig(), parseArrangement('parts: [{drive: [1, 2]}]', 'a.yaml')).isLossy;
    expect(lossy('1: C4 0-500')).toBe(false);
    expect(lossy('1: C4 0-500 D4 500-500')).toBe(true);
  });
});

test('kinds of bursts are there and back, and a tone is none', () => {
  expect(kindToBurst(burstToKind('kick'))).toBe('kick');
  expect(kindToBurst(burstToKind('click'))).toBe('click');
  expect(kindToBurst(0)).toBeUndefined();
  expect(kindToBurst(-1)).toBeUndefined();
});

describe('bends', () => {
  const bend = (atMs: number, cents: number, channel = 1) => ({ atUs: atMs * 1000, channel, cents });
  const bendsOf = (bends: ReturnType<typeof bend>[], overrides = {}): unknown =>
    wide(scoreOf('1: C4 100-500', { bends }), '- {drive: 1}', { gate: 1, ...overrides }).voices[0]?.notes[0]
      ?.bends;

  it('that stand when a note begins begin it', () => {
    expect(bendsOf([bend(50, 30)])).toEqual([{ atUs: 100_000, cents: 30 }]);
    expect(bendsOf([bend(100, 30)])).toEqual([{ atUs: 100_000, cents: 30 }]);
    expect(bendsOf([bend(50, 30), bend(90, 0)])).toBeUndefined();
  });

  it('within a note are its own, until it ends', () => {
    expect(bendsOf([bend(499.999, 30)])).toEqual([{ atUs: 499_999, cents: 30 }]);
    expect(bendsOf([bend(500, 30)])).toBeUndefined();
    expect(bendsOf([bend(300, 30)], { gate: 0.5 })).toBeUndefined();
  });

  it('are of its channel, and keep time with the tempo', () => {
    expect(bendsOf([bend(300, 30, 2)])).toBeUndefined();
    expect(bendsOf([bend(300, 30)], { tempo: 2 })).toEqual([{ atUs: 150_000, cents: 30 }]);
    expect(bendsOf([bend(200, 30)], { tempo: 2 })).toEqual([{ atUs: 100_000, cents: 30 }]);
  });

  it('do not bend a burst', () => {
    const score = scoreOf('10: 36 0-500', { bends: [bend(0, 30, 10)] });
    const parts = '- {from: {channel: 10}, drum: {36: {drive: 1, burst: kick}}}';
    expect(wide(score, parts).voices[0]?.notes[0]?.bends).toBeUndefined();
  });
});

test('parts name channels, tracks and ranges together', () => {
  const arranged = wide(
    SONG,
    '- {from: {channel: 1, track: 3}, drive: 1}\n- {from: {range: E4..E4}, drive: 2}',
  );
  expect(voicesAsText(arranged)).toEqual(['1: E4 500-900', '2: E4 0-500']);
});
