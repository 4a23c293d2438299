/** What a listener still hears of a song, counted by hand: at the tolerances, and where there is nothing to keep. */
import { describe, expect, it, test } from 'vitest';
import { coverageOf, type SongCoverage } from '../../src/arrangement/coverage.ts';
import { Column } from '../../src/table/column.ts';
import { scoreOf } from '../score/event-text.ts';
import { voiceOf, type PlayedNote } from './voice-of.ts';

type Ms = [row: number, startMs: number, endMs: number, more?: Partial<PlayedNote>];

/** What is kept of a song by voices, each of which plays rows of it; notes as played do not matter. */
function coverage(song: string, voices: Ms[][], tempo = 1): SongCoverage {
  const score = scoreOf(song);
  const played = voices.map((notes, drive) =>
    voiceOf(
      drive + 1,
      notes.map(([row, startMs, endMs, more]) => ({
        row,
        startUs: startMs * 1000,
        endUs: endMs * 1000,
        note: 40,
        ...more,
      })),
    ),
  );
  const arranged = { voices: played, fates: new Column(), isLossy: false, durationUs: score.durationUs };
  return coverageOf(score, arranged, tempo);
}

describe('time', () => {
  it.each([
    ['all of it', [[0, 0, 1000]], 1],
    ['half of it', [[0, 0, 500]], 0.5],
    ['what lies in its middle', [[0, 250, 500]], 0.25],
    [
      'in two pieces',
      [
        [0, 0, 250],
        [0, 500, 750],
      ],
      0.5,
    ],
    ['nothing beyond its end', [[0, 900, 2000]], 0.1],
  ] as [string, Ms[], number][])('%s', (_, notes, share) => {
    expect(coverage('1: C4 0-1000', [notes]).time).toBeCloseTo(share, 9);
  });

  it('is counted once where two voices sound the note', () => {
    expect(coverage('1: C4 0-1000', [[[0, 0, 500]], [[0, 250, 750]]]).time).toBeCloseTo(0.75, 9);
    expect(coverage('1: C4 0-1000', [[[0, 0, 500]], [[0, 500, 750]]]).time).toBeCloseTo(0.75, 9);
  });

  it('counts any octave, and no other pitch', () => {
    expect(coverage('1: C4 0-1000 C5 1000-2000 D4 2000-3000', [[[0, 0, 3000]]]).time).toBeCloseTo(2 / 3, 9);
  });

  it('is weighed by length over several notes', () => {
    expect(coverage('1: C4 0-3000\n2: D4 0-1000', [[[0, 0, 3000]]]).time).toBeCloseTo(0.75, 9);
  });

  it('is that of the score, at any tempo', () => {
    expect(coverage('1: C4 0-1000', [[[0, 0, 500]]], 2)).toMatchObject({ time: 1, onset: 1, keep: 1 });
  });

  it('knows no bursts', () => {
    expect(coverage('1: C4 0-1000', [[[0, 0, 1000, { burst: 'kick' }]]]).time).toBe(0);
  });
});

describe('an onset is met', () => {
  it.each([
    [80, 1000, 1],
    [79.999, 1000, 0],
    [120, 1000, 1],
    [120.001, 1000, 0],
  ])('within 20 ms: by a voice from %d to %d ms: %d', (startMs, endMs, met) => {
    expect(coverage('1: C4 100-1000', [[[0, startMs, endMs]]]).onset).toBe(met);
  });

  it.each([
    [150, 1],
    [149.9, 0],
  ])('for 50 ms: by a voice from 100 to %d ms: %d', (endMs, met) => {
    expect(coverage('1: C4 100-1000', [[[0, 100, endMs]]]).onset).toBe(met);
  });

  it('for as long as a shorter note, but for what is lost in rounding', () => {
    expect(coverage('1: C4 100-130', [[[0, 100, 130]]]).onset).toBe(1);
    expect(coverage('1: C4 100-130', [[[0, 100, 129.9996]]]).onset).toBe(1);
    expect(coverage('1: C4 100-130', [[[0, 100, 129.999]]]).onset).toBe(0);
  });

  it('by a later of several voices', () => {
    expect(coverage('1: C4 100-1000', [[[0, 90, 100]], [[0, 110, 1000]]]).onset).toBe(1);
  });
});

describe('melody and bass', () => {
  const CHORD = '1: C4 0-1000 E4 0-1000 G4 0-1000';

  it('are the highest and the lowest that sound when they begin', () => {
    expect(coverage(CHORD, [[[0, 0, 1000]]])).toMatchObject({ melody: 0, bass: 1, onset: 1 / 3 });
    expect(coverage(CHORD, [[[2, 0, 1000]]])).toMatchObject({ melody: 1, bass: 0 });
  });

  it('are both what sounds alone', () => {
    expect(coverage('1: C4 0-1000', [[]])).toMatchObject({ melody: 0, bass: 0 });
  });

  it('do not begin below or above what still sounds', () => {
    const held = '1: C4 0-1000 E4 500-900';
    expect(
      coverage(held, [
        [
          [0, 0, 1000],
          [1, 500, 900],
        ],
      ]),
    ).toMatchObject({ melody: 1, bass: 1 });
    // E4 is melody and no bass; D4 begins as C4 ends, and is both.
    expect(coverage(held, [[[0, 0, 1000]]])).toMatchObject({ melody: 0.5, bass: 1 });
    expect(coverage('1: C4 0-500 D4 500-900', [[[0, 0, 500]]])).toMatchObject({ melody: 0.5, bass: 0.5 });
  });

  it('are all of those in unison', () => {
    expect(coverage('1: C4 0-1000\n2: C4 0-1000', [[[0, 0, 1000]]])).toMatchObject({ melody: 1, onset: 1 });
  });
});

describe('keep', () => {
  it('is of what the drives could sound', () => {
    const pair = '1: C4 0-1000 E4 0-1000';
    expect(coverage(pair, [[[0, 0, 1000]]]).keep).toBeCloseTo(1, 9);
    expect(coverage(pair, [[[0, 0, 1000]], []]).keep).toBeCloseTo(0.5, 9);
    expect(coverage(pair, [[[0, 0, 1000]], [], []]).keep).toBeCloseTo(0.5, 9);
  });

  it('counts nothing while nothing is wanted, nor what nobody wants', () => {
    expect(coverage('1: C4 0-500 C4 1000-1500', [[[0, 0, 1500]]]).keep).toBeCloseTo(1, 9);
    expect(coverage('1: C4 0-500\n2: E4 1000-1500', [[[0, 0, 1500]]]).keep).toBeCloseTo(0.5, 9);
  });

  it('counts two voices at one wanted pitch twice, where there is room for both', () => {
    expect(coverage('1: C4 0-1000 E4 0-1000', [[[0, 0, 1000]], [[0, 0, 1000]]]).keep).toBeCloseTo(1, 9);
  });
});

test('of nothing all is kept', () => {
  expect(coverage('10: 36 0-500', [[]])).toEqual({
    keep: 1,
    time: 1,
    onset: 1,
    melody: 1,
    bass: 1,
    channels: [],
  });
  expect(coverage('1: C4 500-500', [[]]).channels).toEqual([]);
});

test('each channel is told of by itself, in order', () => {
  const { channels } = coverage('3: C4 0-1000\n1: E5 0-1000 D5 1000-2000\n10: 36 0-100', [[[0, 0, 1000]]]);
  expect(channels).toEqual([
    { channel: 1, notes: 2, time: 0.5, onset: 0.5, melody: 0.5, bass: 0 },
    { channel: 3, notes: 1, time: 0, onset: 0, melody: 1, bass: 0 },
  ]);
});
