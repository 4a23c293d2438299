/** Poly at its ends: ranges, ties of age and velocity, what may be stolen, lists that stay the same. */
import { describe, expect, test } from 'vitest';
import { fitNote } from '../../src/live/modes/fit-note.ts';
import type { LiveDrive } from '../../src/live/types.ts';
import { openMode } from './open-mode.ts';

describe('a note on a drive', () => {
  const octave: LiveDrive = { id: 1, lowNote: 53, highNote: 64 };
  test.each([
    [53, 53],
    [64, 64],
    [52, 64],
    [65, 53],
    [41, 53],
    [40, 64],
    [76, 64],
    [77, 53],
    [0, 60],
    [127, 55],
  ])('%d is played as %d', (note, played) => {
    expect(fitNote(note, octave, 'fold')).toBe(played);
    expect(fitNote(note, octave, 'silent')).toBe(note === played ? note : undefined);
  });

  test('a range of less than an octave cannot take every note, one of more folds as little as it can', () => {
    const narrow: LiveDrive = { id: 1, lowNote: 60, highNote: 70 };
    expect([71, 59, 58, 72].map((note) => fitNote(note, narrow, 'fold'))).toEqual([
      undefined,
      undefined,
      70,
      60,
    ]);
    const wide: LiveDrive = { id: 1, lowNote: 36, highNote: 71 };
    expect([35, 72, 23, 84].map((note) => fitNote(note, wide, 'fold'))).toEqual([47, 60, 47, 60]);
  });
});

describe('poly', () => {
  test('of drives that have a note the first is taken, then the one that rested longest', () => {
    const { press, release } = openMode('poly', 'F3..E4 F3..E4 F3..E4');
    expect(press('C4')).toBe('C4 . .');
    release('C4');
    expect(press('C4')).toBe('. C4 .');
    release('C4');
    expect(press('C4')).toBe('. . C4');
    release('C4');
    expect(press('C4')).toBe('C4 . .');
  });

  test('a drive that cannot play a note is no drive for it', () => {
    expect(openMode('poly', 'F1..E2 F3..E4', { outside: 'silent' }).press('C4')).toBe('. C4');
  });

  test('a drive that has the note goes before one that rested longer, and a near octave before a far one', () => {
    const { press, release } = openMode('poly', 'F1..E2 F2..E3 F3..E4');
    press('C4');
    release('C4');
    expect(press('C4')).toBe('. . C4');
    expect(press('D4')).toBe('. D3 C4');
    expect(press('E4')).toBe('E2 D3 C4');
  });

  test('with none left the oldest inner note gives way, top and bottom never', () => {
    const { press, release } = openMode('poly', 'C2..B5 C2..B5 C2..B5 C2..B5');
    for (const name of ['E4', 'C4', 'D4', 'C3']) press(name);
    expect(press('F3')).toBe('E4 F3 D4 C3');
    expect(release('C4')).toBe('E4 F3 D4 C3');
    // The new note is the top now, so that the old one is an inner note, and the oldest.
    expect(press('G4')).toBe('G4 F3 D4 C3');
    expect(press('C2')).toBe('G4 F3 C2 C3');
  });

  test('keys within 30 ms are one chord: the quietest gives way, of equals the first pressed', () => {
    const steal = (lateUs: number, velocities: readonly number[]): string => {
      const { press } = openMode('poly', 'C2..B5 C2..B5 C2..B5 C2..B5');
      press('C3', { atUs: 0 });
      press('G4', { atUs: 0 });
      press('D4', { atUs: 10, velocity: velocities[0] });
      press('E4', { atUs: 10 + lateUs, velocity: velocities[1] });
      return press('F4');
    };
    expect(steal(30_000, [80, 79])).toBe('C3 G4 D4 F4');
    expect(steal(30_001, [80, 79])).toBe('C3 G4 F4 E4');
    expect(steal(30_000, [80, 80])).toBe('C3 G4 F4 E4');
    expect(steal(30_000, [79, 80])).toBe('C3 G4 F4 E4');
  });

  test('where all that sounds is top and bottom, one of two that sound the same gives way, else nobody', () => {
    const { press } = openMode('poly', 'C2..B5 C2..B5 C2..B5');
    press('C3');
    press('G4');
    press('G4', { channel: 2 });
    expect(press('E4')).toBe('C3 E4 G4');
    const { press: pressPair } = openMode('poly', 'C2..B5 C2..B5');
    pressPair('C3');
    pressPair('G4');
    expect(pressPair('E4')).toBe('C3 G4');
    expect(pressPair('C5')).toBe('C3 C5');
  });

  test('only a drive that can play the note is taken away', () => {
    const { press } = openMode('poly', 'F1..E2 F3..E4 F3..E4 F3..E4', { outside: 'silent' });
    for (const name of ['C2', 'F3', 'A3', 'E4']) press(name);
    expect(press('G3')).toBe('C2 G3 A3 E4');
    expect(press('G2')).toBe('C2 G3 A3 E4');
    const { press: pressFive } = openMode('poly', 'F1..E2 F2..E3 F3..E4 F3..E4 F3..E4', {
      outside: 'silent',
    });
    for (const name of ['F1', 'C3', 'F3', 'A3', 'E4']) pressFive(name);
    expect(pressFive('G3')).toBe('F1 C3 G3 A3 E4');
  });

  test('a single drive plays the newest note that it can', () => {
    const { press, release } = openMode('poly', 'F3..E4', { outside: 'silent' });
    expect(press('F3')).toBe('F3');
    expect(press('F4')).toBe('F3');
    expect(press('A3')).toBe('A3');
    expect(release('A3')).toBe('.');
  });

  test('where nothing changes, what sounds is the same list', () => {
    const { press, release, tones } = openMode('poly', 'F3..E4', { outside: 'silent' });
    press('F3');
    const before = tones();
    press('F4');
    release('F4');
    expect(tones()).toBe(before);
    expect(tones()[0]?.legato).toBe(false);
  });
});
