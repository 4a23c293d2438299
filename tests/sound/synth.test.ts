/** The sound is that of floppy drives: in tune, bright, alike but not the same, and silent when they rest. */
import { describe, expect, test } from 'vitest';
import { centsBetween, noteToHz } from '../../src/units/pitch.ts';
import { createSynth } from '../../src/sound/synth.ts';
import { listen, peakOf, play, RATE_HZ, stepsOf, synthOf } from './song.ts';
import { lineBetween, powerBetween, spectrumOf } from './spectrum.ts';

const NOTES = [29, 36, 41, 45, 48, 52, 57, 60, 64, 69, 71];

describe('a held note', () => {
  test.each(NOTES)('note %i: fundamental and harmonics stand at multiples of its pitch', (note) => {
    const synth = synthOf(1);
    play(synth, 0, stepsOf(note, 0, 2e6));
    const spectrum = spectrumOf(listen(synth, 1.8).left, 9600, RATE_HZ);
    const hz = noteToHz(note);
    for (let harmonic = 1; harmonic * hz < 2500; harmonic++) {
      const line = lineBetween(spectrum, (harmonic - 0.4) * hz, (harmonic + 0.4) * hz);
      expect(Math.abs(centsBetween(line.hz, harmonic * hz)), `harmonic ${harmonic}`).toBeLessThan(1);
      const between = lineBetween(spectrum, (harmonic + 0.2) * hz, (harmonic + 0.8) * hz);
      expect(line.power, `harmonic ${harmonic} over the noise beside it`).toBeGreaterThan(5 * between.power);
    }
  });

  test.each([1, 2, 3, 4, 5, 6])(
    'seed %i: fast steps make a comb that peaks between 1.0 and 1.4 kHz',
    (seed) => {
      for (const note of [57, 60, 64]) {
        const synth = synthOf(1, seed);
        play(synth, 0, stepsOf(note, 0, 2e6));
        const spectrum = spectrumOf(listen(synth, 1.8).left, 9600, RATE_HZ);
        const comb = lineBetween(spectrum, 30, 10_000);
        expect(comb.hz).toBeGreaterThan(900);
        expect(comb.hz).toBeLessThan(1500);
        expect(powerBetween(spectrum, 10, 500) / powerBetween(spectrum, 10, 20_000)).toBeLessThan(0.25);
      }
    },
  );

  test('starts within a sample of its first step, wherever between two samples that falls', () => {
    for (const startUs of [100_000, 100_007.3, 100_019.9]) {
      const synth = synthOf(1);
      synth.step(0, { us: startUs, dir: 0, track: 1, blocked: false });
      const { left } = listen(synth, 0.2);
      const first = left.findIndex((sample) => sample !== 0);
      expect(first).toBe(Math.ceil((startUs * RATE_HZ) / 1e6));
    }
  });
});

describe('six drives', () => {
  test('never clip, however loud and however many steps fall together', () => {
    const synth = createSynth({ drives: Array.from({ length: 6 }, () => ({ levelDb: 12 })) });
    for (let drive = 0; drive < 6; drive++) play(synth, drive, stepsOf(64, 0, 1e6));
    const { left, right } = listen(synth, 1);
    expect(peakOf(left)).toBeLessThan(1);
    expect(peakOf(right)).toBeLessThan(1);
    expect(peakOf(left)).toBeGreaterThan(0.7);
  });

  test('stand from left to right and differ in body', () => {
    const loudestLines = [0, 1, 2, 3, 4, 5].map((drive) => {
      const synth = synthOf(6);
      play(synth, drive, stepsOf(29, 0, 2e6));
      const { left, right } = listen(synth, 1.8);
      const balance = peakOf(right) / peakOf(left);
      return { balance, hz: lineBetween(spectrumOf(left, 9600, RATE_HZ), 500, 1450).hz };
    });
    const balances = loudestLines.map(({ balance }) => balance);
    expect(balances).toEqual([...balances].sort((a, b) => a - b));
    expect(new Set(loudestLines.map(({ hz }) => Math.round(hz / 20))).size).toBeGreaterThanOrEqual(4);
  });

  test('a drive measured 6 dB louder sounds 6 dB louder', () => {
    const loudness = [0, 6].map((levelDb) => {
      const synth = createSynth({ drives: [{ levelDb }] });
      play(synth, 0, stepsOf(48, 0, 5e5));
      return peakOf(listen(synth, 0.5).left);
    });
    expect(20 * Math.log10((loudness[1] ?? 0) / (loudness[0] ?? 1))).toBeCloseTo(6, 1);
  });
});

describe('steps', () => {
  test('silence is silence: no steps, no samples other than 0, and again after a note has rung out', () => {
    const synth = synthOf(6);
    expect(peakOf(listen(synth, 0.1).left)).toBe(0);
    play(synth, 2, stepsOf(60, 150_000, 400_000));
    const { left } = listen(synth, 1.9);
    expect(peakOf(left)).toBeGreaterThan(0.05);
    expect(peakOf(left.subarray(-RATE_HZ / 10))).toBe(0);
    expect(synth.silent).toBe(true);
  });

  test('one alone rebounds twice, 4.5 and 9.5 ms later; one in a fast row does not', () => {
    const ticksAt = (frames: number[]) => {
      const synth = synthOf(1);
      for (const frame of frames) {
        synth.step(0, { us: (frame / RATE_HZ) * 1e6, dir: 0, track: 9, blocked: false });
      }
      const { left } = listen(synth, 0.04);
      const bright = left.map((_, frame) => thirdDifference(left, frame));
      return (ms: number) => peakOf(bright.subarray(48 * ms, 48 * (ms + 0.75)));
    };
    const lone = ticksAt([0]);
    expect(lone(4.5)).toBeGreaterThan(3 * lone(3.5));
    expect(lone(9.5)).toBeGreaterThan(2 * lone(8.5));
    const row = ticksAt([0, 192, 384]);
    expect(row(8 + 4.5)).toBeLessThan(row(8 + 3.5));
  });

  test('no two sound quite alike, and outward differs from inward', () => {
    const synth = synthOf(1);
    for (let count = 0; count < 4; count++) {
      const dir = count < 2 ? 0 : 1;
      synth.step(0, { us: count * 100_000, dir, track: 40, blocked: false });
    }
    const { left } = listen(synth, 0.4);
    const [first, second, third] = [0, 1, 2].map((count) => left.subarray(count * 4800, count * 4800 + 960));
    expect(first).not.toEqual(second);
    expect(peakOf(third ?? left)).toBeLessThan(Math.min(peakOf(first ?? left), peakOf(second ?? left)));
  });

  test('a carriage that bangs is louder than one that moves; a step ignored at track 0 is softer', () => {
    const peaks = [
      { dir: 0 as const, track: 40, blocked: false },
      { dir: 0 as const, track: 79, blocked: true },
      { dir: 1 as const, track: 0, blocked: true },
    ].map((step) => {
      const synth = synthOf(1);
      synth.step(0, { us: 0, ...step });
      return peakOf(listen(synth, 0.05).left);
    });
    const [free = 0, bang = 0, ignored = 0] = peaks;
    expect(bang).toBeGreaterThan(1.3 * free);
    expect(ignored).toBeLessThan(0.6 * free);
  });

  test('the same steps and seed give the same samples, in blocks of any size; another seed others', () => {
    const render = (blockFrames: number, seed: number) => {
      const synth = synthOf(2, seed);
      play(synth, 0, stepsOf(50, 10_000, 400_000));
      play(synth, 1, stepsOf(57, 5_000, 300_000));
      return listen(synth, 0.5, blockFrames).left;
    };
    const [whole, pieces, other] = [render(24_000, 7), render(37, 7), render(24_000, 8)];
    expect(whole.every((sample, frame) => Math.abs(sample - (pieces[frame] ?? 9)) < 1e-6)).toBe(true);
    expect(render(24_000, 7)).toEqual(whole);
    expect(other).not.toEqual(whole);
  });

  test('one that comes after its samples were pulled sounds at once, and a drive that is not there not at all', () => {
    const synth = synthOf(1);
    listen(synth, 0.1);
    synth.step(0, { us: 50_000, dir: 0, track: 3, blocked: false });
    synth.step(5, { us: 150_000, dir: 0, track: 3, blocked: false });
    expect(peakOf(listen(synth, 0.002).left)).toBeGreaterThan(0.03);
  });
});

/** Brings out the tick, whose frequencies lie above those of the body. */
function thirdDifference(samples: Float32Array, at: number): number {
  const sample = (back: number) => samples[at - back] ?? 0;
  return sample(0) - 3 * sample(1) + 3 * sample(2) - sample(3);
}
