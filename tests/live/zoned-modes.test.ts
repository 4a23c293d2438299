/** Split and channel at their borders; the arpeggio's drives. */
import { describe, expect, test } from 'vitest';
import { modes } from '../../src/live/modes/modes.ts';
import type { LiveOptions } from '../../src/live/options.ts';
import { openMode } from './open-mode.ts';

describe('split', () => {
  const zones: LiveOptions['zones'] = [
    { lowNote: 48, highNote: 59, drives: [2, 9], mode: 'mono' },
    { lowNote: 59, highNote: 72, drives: [3, 1], mode: 'poly' },
  ];
  const drives = 'C2..B6 C2..B6 C2..B6';

  test.each([
    ['B2', '. . .'],
    ['C3', '. C3 .'],
    ['B3', '. B3 .'],
    ['C4', '. . C4'],
    ['C5', '. . C5'],
    ['C#5', '. . .'],
  ])('%s, of the zones C3..B3 and B3..C5, sounds as %s', (name, sounding) => {
    expect(openMode('split', drives, { zones }).press(name)).toBe(sounding);
  });

  test('each zone knows its own keys alone', () => {
    const { press, release, tones } = openMode('split', drives, { zones });
    expect(press('C3')).toBe('. C3 .');
    expect(press('C4')).toBe('. C3 C4');
    expect(press('D3')).toBe('. D3 C4');
    expect(press('E4')).toBe('E4 D3 C4');
    const before = tones();
    press('C6');
    release('C6');
    expect(tones()).toBe(before);
    expect(release('D3')).toBe('E4 C3 C4');
    expect(release('C4')).toBe('E4 C3 .');
    expect(release('C3')).toBe('E4 . .');
  });

  test('without zones it parts at middle C, drives by their range, and the lower half is the larger', () => {
    const { press } = openMode('split', 'F3..E4 F1..E2 F2..E3');
    expect(press('C4')).toBe('C4 . .');
    expect(press('B3')).toBe('C4 . B2');
    expect(press('C0')).toBe('C4 C2 B2');
    const { press: pressUpper } = openMode('split', 'F3..E4 F1..E2 F2..E3');
    pressUpper('C4');
    expect(pressUpper('D4')).toBe('D4 . .');
    expect(openMode('split', 'F3..E4 F1..E2 F2..E3').press('C0')).toBe('. C2 .');
    expect(openMode('split', 'F3..E4 F1..E2 F2..E3').press('G9')).toBe('G3 . .');
  });

  test('a single drive has both halves', () => {
    expect(openMode('split', 'F3..E4').press('C4')).toBe('C4');
    expect(openMode('split', 'F3..E4').press('B3')).toBe('B3');
  });
});

describe('channel', () => {
  test.each([
    [1, 'C4 . .'],
    [2, '. C4 .'],
    [3, 'C4 . .'],
    [4, '. . .'],
    [16, '. . C4'],
  ])('%d, where the rig gives 3 to drive 1 and 16 to drive 3, sounds as %s', (channel, sounding) => {
    const { press } = openMode('channel', 'F3..E4 F3..E4 F3..E4', { channels: { 3: 1, 16: 3 } });
    expect(press('C4', { channel })).toBe(sounding);
  });

  test('each plays one note at a time, as the options say', () => {
    const { press, release } = openMode('channel', 'F3..E4 F3..E4', { priority: 'low' });
    press('C4', { channel: 2 });
    expect(press('E4', { channel: 2 })).toBe('. C4');
    expect(press('A3', { channel: 1 })).toBe('A3 C4');
    expect(release('C4', 2)).toBe('A3 E4');
  });
});

test('the arpeggio has one drive a key, as poly', () => {
  const { press } = openMode('arp', 'F3..E4 F3..E4');
  press('C4');
  expect(press('E4')).toBe('C4 E4');
  expect(modes.arp.isArpeggiated).toBe(true);
});
