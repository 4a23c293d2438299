/** Notes, pitches and board time: each pair there and back, with the nonsense that people type. */
import { describe, expect, it } from 'vitest';
import { tickDifference, wrapTick } from '../../src/units/board-tick.ts';
import { nameToNote, noteToName } from '../../src/units/note-name.ts';
import { centsBetween, hzToNote, noteToHz, noteToPeriodUs, periodUsToNote } from '../../src/units/pitch.ts';

const NOTES = Array.from({ length: 128 }, (_, note) => note);

describe('note names', () => {
  it('go there and back for every note', () => {
    expect(NOTES.map((note) => nameToNote(noteToName(note)))).toEqual(NOTES);
  });

  it.each([
    ['C4', 60],
    ['A4', 69],
    ['c-1', 0],
    ['G9', 127],
    ['Bb2', 46],
    ['F##3', 55],
    ['Cb4', 59],
    [' F#3 ', 54],
  ])('reads %s', (name, note) => {
    expect(nameToNote(name)).toBe(note);
  });

  it.each(['', 'H4', 'C', '4', 'G#9', 'Cb-1', 'C4.5', 'C 4', 'C###4'])('knows no note %j', (name) => {
    expect(nameToNote(name)).toBeUndefined();
  });
});

describe('pitch', () => {
  it('goes there and back for every note, by frequency and by period', () => {
    for (const note of NOTES) {
      expect(hzToNote(noteToHz(note))).toBeCloseTo(note, 9);
      expect(periodUsToNote(noteToPeriodUs(note))).toBeCloseTo(note, 9);
    }
  });

  it.each([
    [69, 440],
    [57, 220],
    [60, 261.6256],
    [24, 32.7032],
  ])('note %i is %f Hz', (note, hz) => {
    expect(noteToHz(note)).toBeCloseTo(hz, 4);
  });

  it('takes another concert pitch', () => {
    expect(noteToHz(69, 442)).toBe(442);
    expect(noteToPeriodUs(69, 500)).toBe(2000);
  });

  it('measures cents', () => {
    expect(centsBetween(880, 440)).toBeCloseTo(1200, 9);
    expect(centsBetween(noteToHz(60), noteToHz(61))).toBeCloseTo(-100, 9);
  });
});

describe('board time', () => {
  it.each([
    ['behind the wrap', 5, 0xffff_fffb, 10],
    ['before the wrap', 0xffff_fffb, 5, -10],
    ['at the same tick', 7, 7, 0],
    ['far ahead', 0x7fff_ffff, 0, 0x7fff_ffff],
  ])('tells what lies %s', (_what, later, earlier, difference) => {
    expect(tickDifference(later, earlier)).toBe(difference);
  });

  it.each([
    [-1, 0xffff_ffff],
    [2 ** 32, 0],
    [2 ** 33 + 3, 3],
  ])('wraps %d', (ticks, wrapped) => {
    expect(wrapTick(ticks)).toBe(wrapped);
  });
});
