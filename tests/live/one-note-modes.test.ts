/** Mono, unison and octaves at their ends: priorities, covered keys, thresholds of velocity, legato. */
import { describe, expect, test } from 'vitest';
import { openMode } from './open-mode.ts';

describe('mono', () => {
  test.each([
    ['last', 'C4 E4 A3 C4'],
    ['low', 'C4 C4 A3 A3'],
    ['high', 'C4 E4 E4 E4'],
  ] as const)('%s', (priority, sounding) => {
    const { press } = openMode('mono', 'F3..E4', { priority });
    press('C4');
    const told = ['E4', 'A3'].map((name) => press(name));
    expect(['C4', ...told, press('C4', { channel: 2 })].join(' ')).toBe(sounding);
  });

  test.each(['low', 'high'] as const)('%s, of two that are the same the newer', (priority) => {
    const { press, tones } = openMode('mono', 'F3..E4', { priority });
    press('C4');
    press('C4', { channel: 2 });
    expect(tones()[0]?.key.channel).toBe(2);
  });

  test('a key that no drive can play is passed over, and so is one that comes back', () => {
    const { press, release, tones } = openMode('mono', 'F3..E4', { outside: 'silent' });
    press('C4');
    const before = tones();
    press('C6');
    expect(tones()).toBe(before);
    expect(press('D4')).toBe('D4');
    expect(release('D4')).toBe('C4');
    expect(release('C4')).toBe('.');
    const silent = tones();
    release('C6');
    expect(tones()).toBe(silent);
    expect(press('C6')).toBe('.');
  });

  test('the drive stays where it can, moves to one that has the note, and else folds', () => {
    const { press } = openMode('mono', 'F1..E2 F3..E4 C3..E4');
    expect(press('G5')).toBe('G1 . .');
    expect(press('F3')).toBe('. F3 .');
    expect(press('E4')).toBe('. E4 .');
    expect(press('E3')).toBe('. . E3');
    expect(press('C4')).toBe('. . C4');
    expect(press('C6')).toBe('. . C4');
  });

  test('legato is a bend only on the drive that sounds', () => {
    const { press, release, tones } = openMode('mono', 'F1..E2 F3..E4', { legato: true });
    const legato = () => tones().flatMap((tone) => (tone ? [tone.legato] : []));
    press('C4');
    expect(legato()).toEqual([false]);
    press('D4');
    expect(legato()).toEqual([true]);
    press('C2');
    expect(legato()).toEqual([false]);
    release('C2');
    release('D4');
    release('C4');
    press('D2');
    expect(legato()).toEqual([false]);
  });

  test('without it every note is struck', () => {
    const { press, tones } = openMode('mono', 'F3..E4');
    press('C4');
    press('D4');
    expect(tones()[0]?.legato).toBe(false);
  });
});

describe('unison and octaves', () => {
  test.each([
    [0, 1],
    [1, 1],
    [21, 1],
    [22, 2],
    [105, 5],
    [106, 6],
    [127, 6],
  ])('velocity %d is %d of six drives', (velocity, count) => {
    const { press } = openMode('unison', 'F3..E4 F3..E4 F3..E4 F3..E4 F3..E4 F3..E4');
    expect(press('C4', { velocity }).replaceAll(/[^C]/g, '')).toHaveLength(count);
  });

  test('unison: a drive that cannot reach the note is none of them', () => {
    const drives = 'F1..E2 F3..E4 F3..E4 F3..E4';
    expect(openMode('unison', drives, { outside: 'silent' }).press('C4', { velocity: 64 })).toBe(
      '. C4 C4 C4',
    );
    expect(openMode('unison', drives).press('C4', { velocity: 64 })).toBe('C2 C4 C4 .');
  });

  test('octaves: the nearest first, of equally near the first in the rig', () => {
    const drives = 'F1..E2 F2..E3 F4..E5 F3..E4 F3..E4';
    const sounding = [1, 26, 51, 77, 102].map((velocity) =>
      openMode('octaves', drives).press('C4', { velocity }),
    );
    expect(sounding).toEqual([
      '. . . C4 .',
      '. . . C4 C4',
      '. C3 . C4 C4',
      '. C3 C5 C4 C4',
      'C2 C3 C5 C4 C4',
    ]);
  });

  test('octaves fold even where single notes outside are silent, but not a key that nobody has', () => {
    const { press } = openMode('octaves', 'F1..E2 F3..E4', { outside: 'silent' });
    expect(press('C4', { velocity: 127 })).toBe('C2 C4');
    expect(press('C6', { velocity: 127 })).toBe('C2 C4');
  });

  test('a drive too narrow for the octave stays silent', () => {
    expect(openMode('octaves', 'F3..G3 F3..E4').press('C4', { velocity: 127 })).toBe('. C4');
  });

  test('a covered key comes back, at its own strength, and what is covered changes nothing', () => {
    const { press, release, tones } = openMode('unison', 'F3..E4 F3..E4', { priority: 'high' });
    press('C4', { velocity: 1 });
    expect(press('D4', { velocity: 127 })).toBe('D4 D4');
    const before = tones();
    press('A3');
    expect(tones()).toBe(before);
    expect(release('D4')).toBe('C4 .');
    release('A3');
    expect(release('C4')).toBe('. .');
    const silent = tones();
    release('C4');
    expect(tones()).toBe(silent);
  });

  test('legato bends those that sound, and strikes those that join', () => {
    const { press, tones } = openMode('unison', 'F3..E4 F3..E4', { legato: true });
    press('C4', { velocity: 1 });
    press('D4', { velocity: 127 });
    expect(tones().map((tone) => tone?.legato)).toEqual([true, false]);
    const struck = openMode('unison', 'F3..E4 F3..E4');
    struck.press('C4');
    struck.press('D4');
    expect(struck.tones()[0]?.legato).toBe(false);
  });
});
