/** Who plays what: each way of dealing keys out to drives, told as what the drives are sent. */
import { describe, expect, test } from 'vitest';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { drivesOf } from '../../src/rig/drive-limits.ts';
import { createBand, off, on } from './band.ts';

const drives = drivesOf(defaultRig());

describe('poly', () => {
  test('each key gets a drive whose range it is in; the one that rested longest first', () => {
    const band = createBand();
    band.play(on('C4'));
    band.play(on('D4'));
    band.play(off('C4'));
    band.play(on('G2'));
    band.play(off('D4'));
    band.play(on('E4'));
    expect(band.lines).toEqual(['1:C4', '2:D4', '1.', '3:G2', '2.', '1:E4']);
  });

  test('a chord that comes together travels in one line, folded where a tier is full', () => {
    const band = createBand();
    band.play(on('F3'), on('A3'), on('C4'), on('E4'), on('F2'), on('C2'));
    expect(band.lines).toEqual(['1:F3 2:A3 3:C3 4:E3 5:F1 6:C2']);
    expect(band.live.counters).toEqual({ pressed: 6, stolen: 0, unplayed: 0, lost: 0 });
  });

  test('the seventh key takes the drive of the oldest inner note, never of the top or the bottom', () => {
    const band = createBand();
    for (const name of ['E4', 'C4', 'F3', 'A2', 'C2', 'F1']) {
      band.play(on(name));
      band.wait(100_000);
    }
    band.play(on('G3'));
    expect(band.lines.at(-1)).toBe('2:G3');
    expect(band.live.counters.stolen).toBe(1);
    band.play(off('C4'));
    expect(band.lines.at(-1)).toBe('2:G3');
  });

  test('of a chord the quietest inner note gives way', () => {
    const band = createBand();
    band.play(on('E4', 20), on('C4', 90), on('F3', 50), on('A2', 90), on('C2', 90), on('F1', 20));
    band.play(on('G3'));
    expect(band.lines.at(-1)).toBe('3:G2');
    expect([...band.sounding.keys()]).toHaveLength(6);
  });

  test('a note between the two of a pair of drives is not played: both are top and bottom', () => {
    const band = createBand({ drives: drives.slice(0, 2) });
    band.play(on('F3'), on('E4'));
    band.play(on('A3'));
    expect(band.live.counters.unplayed).toBe(1);
    band.play(off('A3'));
    expect(band.sounding.size).toBe(2);
  });

  test('a single drive plays the newest', () => {
    const band = createBand({ drives: drives.slice(0, 1) });
    band.play(on('F3'));
    band.play(on('A3'));
    expect(band.lines).toEqual(['1:F3', '1:A3']);
  });

  test('outside: silent leaves notes alone that no drive has', () => {
    const band = createBand({ outside: 'silent' });
    band.play(on('C6'));
    band.play(on('C4'));
    expect(band.lines).toEqual(['1:C4']);
    expect(band.live.counters.unplayed).toBe(1);
  });

  test('the same key struck again is a new note on one drive', () => {
    const band = createBand();
    band.play(on('C4'));
    band.play(on('C4'));
    band.play(off('C4'));
    expect(band.lines).toEqual(['1:C4', '1. 2:C4', '2.']);
    expect(band.sounding.size).toBe(0);
  });
});

describe('mono', () => {
  test('the last key sounds, and the one before comes back', () => {
    const band = createBand({ mode: 'mono' });
    band.play(on('C4'));
    band.play(on('E4'));
    band.play(off('E4'));
    band.play(off('C4'));
    expect(band.lines).toEqual(['1:C4', '1:E4', '1:C4', '1.']);
  });

  test('low and high priority keep to their end of the keyboard', () => {
    const low = createBand({ mode: 'mono', priority: 'low' });
    const high = createBand({ mode: 'mono', priority: 'high' });
    for (const band of [low, high]) for (const name of ['C4', 'E4', 'G3']) band.play(on(name));
    expect(low.lines).toEqual(['1:C4', '1:G3']);
    expect(high.lines).toEqual(['1:C4', '1:E4']);
  });

  test('legato bends into the next note on the same drive, and strikes anew on another', () => {
    const band = createBand({ mode: 'mono', legato: true });
    band.play(on('C4'));
    band.play(on('E4'));
    band.wait(20_000);
    band.play(on('C2'));
    expect(band.lines).toEqual(['1:C4', '1~E4', '1. 5:C2']);
  });
});

describe('split', () => {
  test('without zones the lower drives play below middle C', () => {
    const band = createBand({ mode: 'split' });
    band.play(on('C4'), on('B3'), on('C2'));
    expect(band.lines).toEqual(['1:C4 3:B2 5:C2']);
  });

  test('each zone has its drives and its mode; keys outside every zone are silent', () => {
    const band = createBand({
      mode: 'split',
      zones: [
        { lowNote: 24, highNote: 47, drives: [5, 6], mode: 'unison' },
        { lowNote: 48, highNote: 72, drives: [2], mode: 'mono' },
      ],
    });
    band.play(on('C2', 127));
    band.play(on('C4'));
    band.play(on('D4'));
    band.play(on('C7'));
    band.play(off('C2'));
    expect(band.lines).toEqual(['5:C2 6:C2', '2:C4', '2:D4', '5. 6.']);
  });
});

describe('channel', () => {
  test('channel n plays the nth drive, one note at a time; the rig file may say otherwise', () => {
    const band = createBand({ mode: 'channel', channels: { 16: 2 } });
    band.play(on('C4', 80, 1), on('F2', 80, 4), on('D4', 80, 16), on('C4', 80, 9));
    expect(band.lines).toEqual(['1:C4 4:F2 2:D4']);
    band.play(off('C4', 9), off('C4', 1));
    expect(band.lines.at(-1)).toBe('1.');
  });
});

describe('unison and octaves', () => {
  test('the harder the stroke, the more drives', () => {
    const band = createBand({ mode: 'unison', drives: drives.slice(0, 2) });
    band.play(on('C4', 40));
    band.play(off('C4'));
    band.play(on('C4', 127));
    band.play(off('C4'));
    expect(band.lines).toEqual(['1:C4', '1.', '1:C4 2:C4', '1. 2.']);
  });

  test('octaves begin where the note is, then above and below', () => {
    const band = createBand({ mode: 'octaves' });
    band.play(on('C3', 1));
    band.play(off('C3'));
    band.play(on('C3', 127));
    expect(band.lines).toEqual(['3:C3', '3.', '1:C4 2:C4 3:C3 4:C3 5:C2 6:C2']);
  });
});

describe('arp', () => {
  test('strikes what is held one after the other, half of each sixteenth', () => {
    const band = createBand({ mode: 'arp', tempoBpm: 150 });
    band.play(on('C4'), on('E4'));
    band.wait(250_000);
    band.play(off('C4'), off('E4'));
    expect(band.lines).toEqual(['1:C4', '1.', '2:E4', '2.', '1:C4', '1.']);
    expect(band.sounding.size).toBe(0);
  });

  test('follows a MIDI clock, and goes on alone when that falls silent', () => {
    const band = createBand({ mode: 'arp', arpPattern: 'down' });
    const tick = () => {
      band.play({ type: 'clock' });
      band.wait(20_000);
    };
    band.play({ type: 'start' });
    tick();
    band.play(on('C4'), on('E4'));
    for (let count = 1; count < 13; count++) tick();
    expect(band.lines.filter((line) => line.includes(':'))).toEqual(['1:E4', '2:C4']);
    band.wait(400_000);
    expect(band.lines.filter((line) => line.includes(':')).length).toBeGreaterThan(2);
    band.play({ type: 'stop' });
    band.play(off('C4'), off('E4'));
    expect(band.sounding.size).toBe(0);
  });
});
