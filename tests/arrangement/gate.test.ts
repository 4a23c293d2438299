/** How long a note sounds: at each of the floors and shares of the gate, and where the same note is struck again. */
import { describe, expect, it, test } from 'vitest';
import { gated, gatedLengthUs, lengthBeforeRepeatUs } from '../../src/arrangement/gate.ts';
import { noteToPeriodUs } from '../../src/units/pitch.ts';
import { voiceOf, type PlayedNote } from './voice-of.ts';

/** C4, of which four steps are 15 ms. */
const C4 = 60;
/** F1, of which four steps are 92 ms. */
const F1 = 29;

test.each([
  ['half of it', 400_000, C4, 0.5, 200_000],
  ['50 ms where half is less', 99_999, C4, 0.5, 50_000],
  ['half where that is 50 ms', 100_000, C4, 0.5, 50_000],
  ['half where that is more', 100_002, C4, 0.5, 50_001],
  ['all of it where it is shorter than 50 ms', 49_999, C4, 0.5, 49_999],
  ['all of it at gate 1', 400_000, C4, 1, 400_000],
  ['four steps of a low note', 150_000, F1, 0.5, 4 * noteToPeriodUs(F1)],
  ['half of a low note where that is more than four steps', 200_000, F1, 0.5, 100_000],
  ['all of a low note that has no four steps', 80_000, F1, 0.5, 80_000],
])('%s: %d µs of %d at %d', (_, lengthUs, note, gate, expected) => {
  expect(gatedLengthUs(lengthUs, note, gate)).toBeCloseTo(expected, 6);
});

test.each([
  ['12 ms before the next', 500_000, C4, 500_000, 488_000],
  ['as it is where it ends sooner', 400_000, C4, 500_000, 400_000],
  ['1.25 steps of a low note', 500_000, F1, 500_000, 500_000 - 1.25 * noteToPeriodUs(F1)],
  ['a seventh less where 12 ms are more', 70_000, C4, 70_000, 60_000],
  ['12 ms where they are a seventh', 84_000, C4, 84_000, 72_000],
  ['12 ms where they are less than a seventh', 84_007, C4, 84_007, 72_007],
  ['but 50 ms at least', 56_000, C4, 56_000, 50_000],
  ['or all of what is shorter', 40_000, C4, 40_000, 40_000],
])('before the same note: %s', (_, lengthUs, note, nextUs, expected) => {
  expect(lengthBeforeRepeatUs(lengthUs, note, nextUs)).toBeCloseTo(expected, 6);
});

describe('a voice', () => {
  const endsOf = (notes: PlayedNote[], gate: number): number[] =>
    gated(voiceOf(1, notes).notes, gate).endUs.toArray();
  const at = (startMs: number, endMs: number, more: Partial<PlayedNote> = {}): PlayedNote => ({
    startUs: startMs * 1000,
    endUs: endMs * 1000,
    note: C4,
    ...more,
  });

  it('keeps a gap only before the same note, be it a doubling', () => {
    expect(endsOf([at(0, 500), at(500, 1000, { note: 62 })], 1)).toEqual([500_000, 1_000_000]);
    expect(endsOf([at(0, 500), at(500, 1000, { doubles: true })], 1)).toEqual([488_000, 1_000_000]);
  });

  it('keeps none before a burst, whatever note that stands for', () => {
    expect(endsOf([at(0, 500), at(500, 512, { burst: 'hat' })], 1)).toEqual([500_000, 512_000]);
  });

  it('never gates a burst', () => {
    expect(endsOf([at(0, 300, { burst: 'kick' }), at(300, 700)], 0.5)).toEqual([300_000, 500_000]);
  });

  it('knows where its notes would end without the gate', () => {
    const { ungatedEndUs } = gated(voiceOf(1, [at(0, 500), at(500, 1000)]).notes, 0.5);
    expect(ungatedEndUs.toArray()).toEqual([500_000, 1_000_000]);
  });

  it('leaves the voice that it was given as it is', () => {
    const { notes } = voiceOf(1, [at(0, 500)]);
    gated(notes, 0.5);
    expect(notes.endUs.toArray()).toEqual([500_000]);
  });
});
