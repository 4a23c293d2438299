/** Pitch at the STEP pin: every note from C1 to B4 while six drives sound, by the mean period over a second and more. */
import { describe, expect } from 'vitest';
import type { Bench } from './bench.ts';
import { noteTicks256, onsets, tickField } from './lines.ts';
import { onEachBoard } from './on-each-board.ts';

const LOWEST = 24;
const MEASURED_US = 1_100_000;
const BOUND_CENTS = 0.1;

describe('pitch', () => {
  onEachBoard('every note 24..71, six at a time, is within 0.1 cent', (bench) => {
    bench.home();
    for (let offset = 0; offset < 8; offset++) {
      // 24 32 40 48 56 64, then 25 33 41 …, and at last 31 39 47 55 63 71.
      const notes = Array.from({ length: 6 }, (_, i) => LOWEST + offset + i * 8);
      expect(worstErrorCents(bench, notes)).toBeLessThanOrEqual(BOUND_CENTS);
    }
  });

  onEachBoard('the lowest note bent down two semitones is within 0.1 cent', (bench) => {
    bench.home();
    expect(worstErrorCents(bench, [22, 23, 24, 24.5, 25, 26])).toBeLessThanOrEqual(BOUND_CENTS);
  });
});

function worstErrorCents(bench: Bench, notes: number[]): number {
  bench.clear();
  bench.order('S', `${tickField(bench.tickIn(20_000))} ${onsets(notes.map(noteTicks256))}`);
  bench.runFor(MEASURED_US);
  bench.order('F', tickField(bench.tickIn(0)));
  bench.runFor(20_000);
  const errors = notes.map((note, index) => {
    const us = bench.edgesOf(index + 1);
    const meanUs = ((us.at(-1) ?? 0) - (us[0] ?? 0)) / (us.length - 1);
    return Math.abs(1200 * Math.log2(meanUs / (1e6 / (440 * 2 ** ((note - 69) / 12)))));
  });
  return Math.max(...errors);
}
