// The tempo map, bars and places: exact to 1 µs over an hour, whatever the tempo does.
import { describe, expect, test } from 'vitest';
import { readMidi } from '../../src/midi/read-midi.ts';
import { barBeatAt, barStartUs } from '../../src/score/bar-beat.ts';
import { createTempoMap, tempoAt, usToTick } from '../../src/score/tempo-map.ts';
import { toScore } from '../../src/score/to-score.ts';
import { midiFile, trackChunk } from '../midi/hex.ts';
import { createRandom } from '../midi/random.ts';
import { fileOf } from './event-text.ts';

describe('tempo', () => {
  test('120 a minute until a tempo event says else', () => {
    expect(toScore(fileOf(['0 on C4 | 100 off C4'])).notes.endUs.at(0)).toBe(500_000);
  });

  test('tempo events count on whatever track they stand; the last wins at a tick', () => {
    const score = toScore(
      fileOf(['100 on C4 | 200 off C4', '0 tempo 400000 | 100 tempo 1', '100 tempo 250000']),
    );
    expect(score.notes.at(0)).toMatchObject({ startUs: 400_000, endUs: 650_000 });
    expect(score.tempos).toEqual([
      { startUs: 0, midiTick: 0, usPerQuarter: 400_000 },
      { startUs: 400_000, midiTick: 100, usPerQuarter: 250_000 },
    ]);
  });

  test('a tempo that is told again says nothing', () => {
    const score = toScore(fileOf(['0 tempo 500000 | 100 tempo 400000 | 200 tempo 400000 | 300 end']));
    expect(score.tempos.map(({ midiTick }) => midiTick)).toEqual([0, 100]);
  });

  test('an hour of a tempo change at every note does not drift by 1 µs', () => {
    const seed = 20_261;
    const random = createRandom(seed);
    const ppq = 9973;
    const parts: string[] = [];
    const startsExact: bigint[] = [];
    let [tick, sum, usPerQuarter] = [0, 0n, 500_000n];
    while (sum / BigInt(ppq) < 3_600_000_000n) {
      const step = 1 + random.below(4 * ppq);
      sum += BigInt(step) * usPerQuarter;
      tick += step;
      usPerQuarter = BigInt(100_000 + random.below(1_500_000));
      startsExact.push(sum);
      parts.push(`${tick} tempo ${usPerQuarter}`, `${tick} on C4`, `${tick} off C4`);
    }
    const { notes } = toScore(fileOf([parts.join('|')], { ppq }));
    expect(notes.length, `seed ${seed}`).toBe(startsExact.length);
    const worstUs = notes.startUs.toArray().reduce((worst, startUs, index) => {
      const exact = startsExact[index] ?? 0n;
      const whole = exact / BigInt(ppq);
      const error = startUs - Number(whole) - Number(exact % BigInt(ppq)) / ppq;
      return Math.max(worst, Math.abs(error));
    }, 0);
    expect(worstUs, `seed ${seed}`).toBeLessThan(0.001);
  });

  test('ticks to µs and back, at and around every change of tempo', () => {
    const map = createTempoMap(fileOf(['100 tempo 400000 | 250 tempo 1000000 | 250 tempo 300000 | 900 end']));
    for (let tick = 0; tick <= 1000; tick += 0.5) {
      expect(usToTick(map, map.tickToUs(tick)), `tick ${tick}`).toBeCloseTo(tick, 6);
    }
    expect(map.tempos.map(({ startUs }) => startUs)).toEqual([0, 500_000, 1_100_000]);
    expect(
      [-1, 0, 499_999, 500_000, 1_099_999, 1_100_000].map((us) => tempoAt(map.tempos, us).usPerQuarter),
    ).toEqual([500_000, 500_000, 500_000, 400_000, 400_000, 300_000]);
    expect(usToTick(map, -5000)).toBe(-1);
    expect(usToTick({ tempos: [], ticksPerQuarter: 100 }, 10_000)).toBe(2);
  });

  test.each([
    ['24', 0xe804, 1e6 / 24 / 4],
    ['25', 0xe728, 1000],
    ['29.97', 0xe350, (1e6 * 1001) / 30_000 / 80],
    ['30', 0xe20a, 1e6 / 30 / 10],
  ])('SMPTE at %s frames: ticks are parts of a frame whatever the tempo', (_, division, tickUs) => {
    const track = trackChunk('00 FF 51 03 01 00 00  60 90 3C 40  86 94 00 80 3C 00  00 FF 2F 00');
    const [note] = toScore(readMidi(midiFile([track], { division }))).notes.rows();
    expect(note?.startUs).toBeCloseTo(96 * tickUs, 6);
    expect(note?.endUs).toBeCloseTo((96 + 0x18a00) * tickUs, 4);
  });

  test('an hour of 29.97 frames is an hour and 3.6 s', () => {
    const hourOfFrames = 3600 * 30;
    const score = toScore({
      ...fileOf([`${hourOfFrames} on C4 | ${hourOfFrames} end`]),
      division: { kind: 'smpte', framesPerSecond: 30_000 / 1001, ticksPerFrame: 1 },
    });
    expect(score.durationUs).toBeCloseTo(3_603_600_000, 3);
  });
});

test('format 2: one pattern after the other, each from its own tempo and meter', () => {
  const pattern = (events: string) => trackChunk(`${events} 00 FF 2F 00`);
  const bytes = midiFile(
    [
      pattern('00 FF 51 03 0F 42 40  00 FF 58 04 03 02 18 08  00 90 3C 40  60 80 3C 00'),
      pattern('00 90 3E 40  60 80 3E 00  00 90 40 40  60'.replace(/ {2}60$/, '')),
      pattern('00 90 43 40  60 80 43 00'),
    ],
    { format: 2 },
  );
  const score = toScore(readMidi(bytes));
  expect(score.notes.rows().map(({ note, startUs, endUs, track }) => [note, startUs, endUs, track])).toEqual([
    [60, 0, 1_000_000, 1],
    [62, 1_000_000, 1_500_000, 2],
    [64, 1_500_000, 1_500_000, 2],
    [67, 1_500_000, 2_000_000, 3],
  ]);
  expect(score.problems.map(({ code, track }) => `${code} track ${track}`)).toEqual(['stuck-note track 2']);
  expect(score.meters.map(({ numerator }) => numerator)).toEqual([3, 4]);
});

describe('bars', () => {
  test('4/4 until a time signature says else, and one bar line behind the last note', () => {
    expect(toScore(fileOf(['0 on C4 | 401 off C4'])).barStartsUs).toEqual([0, 2_000_000, 4_000_000]);
  });

  test('a change of meter begins a bar, even inside one; repeats say nothing', () => {
    const score = toScore(fileOf(['0 meter 3 4 | 150 meter 3 4 | 600 meter 6 8 | 700 meter 4 4 | 1100 end']));
    expect(score.barStartsUs.map((us) => us / 5000)).toEqual([0, 300, 600, 700, 1100]);
    expect(
      score.meters.map(({ bar, numerator, denominator }) => `${bar}: ${numerator}/${denominator}`),
    ).toEqual(['1: 3/4', '3: 6/8', '4: 4/4']);
  });

  test('places are bar and beat, in the beats of the meter, across changes of tempo', () => {
    const score = toScore(fileOf(['0 meter 6 8 | 100 tempo 1000000 | 900 end']));
    const placeAt = (ms: number): string => {
      const { bar, beat } = barBeatAt(score, ms * 1000);
      return `${bar}:${beat}`;
    };
    expect([0, 250, 500, 1000, 2500, 3000, 8500, 9000].map(placeAt)).toEqual([
      '1:1',
      '1:2',
      '1:3',
      '1:4',
      '2:1',
      '2:2',
      '4:1',
      '4:2',
    ]);
    expect(placeAt(-5)).toBe('1:1');
    expect(barStartUs(score, 2)).toBe(2_500_000);
    expect(barStartUs(score, 99)).toBeUndefined();
  });

  test('behind the last bar the last meter goes on', () => {
    const score = toScore(fileOf(['0 meter 3 4 | 300 end']));
    expect(barBeatAt(score, 1_500_000 * 10 + 500_000)).toEqual({ bar: 11, beat: 2 });
    expect(barBeatAt(score, 1_500_000 * 2)).toEqual({ bar: 3, beat: 1 });
    expect(barBeatAt(score, 1_500_000 * 2 - 1000)).toEqual({ bar: 2, beat: 3.998 });
  });

  test('a bar that a change of meter cuts short has no bars beyond it', () => {
    const score = toScore(fileOf(['0 meter 4 4 | 100 meter 3 4 | 400 end']));
    expect(barBeatAt(score, 499_000)).toEqual({ bar: 1, beat: 1.998 });
    expect(barBeatAt(score, 500_000)).toEqual({ bar: 2, beat: 1 });
  });

  test('what misses a bar line by a thousandth of a µs stands on it', () => {
    const score = toScore(fileOf(['0 on C4 | 900 off C4']));
    expect(barBeatAt(score, 2_000_000 - 0.001)).toEqual({ bar: 2, beat: 1 });
    expect(barBeatAt(score, 2_000_000 - 5)).toEqual({ bar: 1, beat: 4.99999 });
  });

  test('a score without bars or meters counts in 4/4 from its start', () => {
    const grid = { barStartsUs: [], meters: [], tempos: [], ticksPerQuarter: 100 };
    expect(barBeatAt(grid, 1_250_000)).toEqual({ bar: 1, beat: 3.5 });
  });

  test.each([
    ['0 meter 3 4 | 0 meter 2 4 | 400 end', ['1: 2/4']],
    ['0 meter 4 4 | 400 end', ['1: 4/4']],
    ['0 meter 4 8 | 400 end', ['1: 4/8']],
    ['0 meter 8 4 | 400 end', ['1: 8/4']],
    ['800 meter 3 4 | 800 meter 4 4 | 1200 end', ['1: 4/4', '3: 4/4']],
    ['400 meter 4 8 | 600 meter 2 8 | 900 end', ['1: 4/4', '2: 4/8', '3: 2/8']],
  ])('the last meter wins at a tick: %s', (track, told) => {
    const { meters } = toScore(fileOf([track]));
    expect(meters.map(({ bar, numerator, denominator }) => `${bar}: ${numerator}/${denominator}`)).toEqual(
      told,
    );
  });

  test('meters count on whatever track they stand, in order of time', () => {
    const { meters } = toScore(fileOf(['800 meter 2 4 | 900 end', '400 meter 3 4 | 401 end']));
    expect(meters.map(({ numerator, startUs }) => [numerator, startUs])).toEqual([
      [4, 0],
      [3, 2_000_000],
      [2, 4_000_000],
    ]);
  });

  test('the last bar line stands at or behind the end; fractions of a tick do not make one more', () => {
    expect(toScore(fileOf(['0 on C4 | 400 off C4'])).barStartsUs).toEqual([0, 2_000_000]);
    expect(toScore(fileOf(['400 end'], { ppq: 1 })).barStartsUs.length).toBe(101);
    // 25 ticks to a bar of 1/64 at 400 a quarter, 6.25 at 100: 48 bars are 300 ticks.
    const score = toScore(fileOf(['0 meter 1 64 | 300 meter 4 4 | 300 end']));
    expect(score.meters.at(-1)?.bar).toBe(49);
    expect(toScore(fileOf(['0 meter 1 128 | 301 meter 4 4 | 301 end'], { ppq: 7 })).meters.at(-1)?.bar).toBe(
      1377,
    );
  });

  test('a hundred thousand bars are listed at most', () => {
    const score = toScore(fileOf(['0 meter 1 128 | 100000 end'], { ppq: 7 }));
    expect(score.barStartsUs.length).toBe(100_000);
  });
});
