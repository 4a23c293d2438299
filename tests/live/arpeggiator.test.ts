/** The arpeggio: which key is struck when, to the microsecond, alone and on a MIDI clock. */
import { describe, expect, test } from 'vitest';
import { arpKey } from '../../src/live/keys/arpeggiator.ts';
import type { Key } from '../../src/live/types.ts';
import type { ArpPattern } from '../../src/rig/live-choices.ts';
import { noteToName } from '../../src/units/note-name.ts';
import { createBand, off, on } from './band.ts';
import type { Band, BandOptions } from './band.ts';

const E4_C4_G4 = [64, 60, 67].map((note, index): Key => {
  return { channel: 1, note, velocity: 80, order: index + 1, pressedUs: 0 };
});

describe('patterns', () => {
  test.each<[ArpPattern, string]>([
    ['up', 'C4 E4 G4 C4 E4 G4 C4'],
    ['down', 'G4 E4 C4 G4 E4 C4 G4'],
    ['up-down', 'C4 E4 G4 E4 C4 E4 G4'],
    ['played', 'E4 C4 G4 E4 C4 G4 E4'],
  ])('%s', (pattern, names) => {
    const struck = [0, 1, 2, 3, 4, 5, 6].map((step) => arpKey(E4_C4_G4, step, pattern)?.note ?? 0);
    expect(struck.map(noteToName).join(' ')).toBe(names);
  });

  test.each<ArpPattern>(['up', 'down', 'up-down', 'played'])('%s, with one key, and with none', (pattern) => {
    for (const step of [0, 1, 2]) expect(arpKey(E4_C4_G4.slice(0, 1), step, pattern)?.note).toBe(64);
    expect(arpKey([], 0, pattern)).toBeUndefined();
  });

  test('up-down of two keys alternates; of equal notes the older goes first', () => {
    const pair = E4_C4_G4.slice(0, 2);
    expect([0, 1, 2, 3].map((step) => arpKey(pair, step, 'up-down')?.note)).toEqual([60, 64, 60, 64]);
    const twins = [7, 3].map((order): Key => ({
      channel: order,
      note: 60,
      velocity: 1,
      order,
      pressedUs: 0,
    }));
    expect([0, 1].map((step) => arpKey(twins, step, 'up')?.order)).toEqual([3, 7]);
  });
});

/** A band whose lines carry the time, in ms, at which they were sent. */
function timed(options: BandOptions = {}) {
  const band = createBand({ mode: 'arp', ...options });
  const told: string[] = [];
  let seen = 0;
  const look = (): void => {
    for (const line of band.lines.slice(seen)) told.push(`${band.clock.nowUs() / 1000} ${line}`);
    seen = band.lines.length;
  };
  const until = (ms: number): void => {
    for (let next = band.clock.nextAtUs(); next !== undefined && next <= ms * 1000;) {
      band.clock.advanceTo(next);
      look();
      next = band.clock.nextAtUs();
    }
    band.clock.advanceTo(ms * 1000);
  };
  const play: Band['play'] = (...messages) => {
    band.play(...messages);
    look();
  };
  return { band, told, until, play };
}

describe('on a tempo of its own', () => {
  test('a sixteenth each, half of it sounding', () => {
    const { told, until, play } = timed();
    play(on('C4'), on('E4'));
    until(250);
    expect(told).toEqual(['0 1:C4', '62.5 1.', '125 2:E4', '187.5 2.', '250 1:C4']);
  });

  test('keys pressed later join in, and wait for their turn', () => {
    const { told, until, play } = timed({ tempoBpm: 150, arpPattern: 'played' });
    play(on('C4'));
    until(10);
    play(on('E4'));
    until(199);
    play(off('C4'));
    until(300);
    expect(told).toEqual(['0 1:C4', '50 1.', '100 2:E4', '150 2.', '200 1:E4', '250 1.', '300 1:E4']);
  });

  test('the key that sounds is silent when it is let go, and no other is', () => {
    const { told, until, play } = timed({ tempoBpm: 150 });
    play(on('C4'), on('E4'), on('F3'));
    until(10);
    play(off('E4'));
    expect(told).toEqual(['0 1:C4']);
    until(20);
    play(off('C4'));
    until(100);
    expect(told).toEqual(['0 1:C4', '20 1.', '100 2:F3']);
  });

  test('with the last key it ends, and begins anew with the next', () => {
    const { band, told, until, play } = timed({ tempoBpm: 150, arpPattern: 'down' });
    play(on('C4'), on('E4'));
    until(110);
    play(off('C4'), off('E4'));
    expect(told).toEqual(['0 1:C4', '50 1.', '100 2:C4', '110 2.']);
    expect(band.clock.nextAtUs()).toBeUndefined();
    until(130);
    play(on('C4'), on('E4'));
    until(230);
    expect(told.slice(4)).toEqual(['130 1:C4', '180 1.', '230 2:C4']);
  });

  test('a key that is pressed while it rests between two steps does not strike early', () => {
    const { told, until, play } = timed({ tempoBpm: 150 });
    play(on('C4'));
    until(60);
    play(on('F3'));
    until(100);
    expect(told).toEqual(['0 1:C4', '50 1.', '100 2:C4']);
  });
});

describe('on a MIDI clock', () => {
  /** Ticks of 10 ms: a step is 60 ms. */
  function clocked(options: BandOptions = {}) {
    const arp = timed(options);
    let ms = 0;
    const ticks = (count: number): void => {
      for (let tick = 0; tick < count; tick++) {
        arp.until(ms);
        arp.play({ type: 'clock' });
        ms += 10;
      }
    };
    return { ...arp, ticks };
  }

  test('a step is six ticks, the first at the first tick after the start', () => {
    const { told, ticks, play } = clocked();
    play(on('C4'), on('E4'));
    expect(told).toEqual(['0 1:C4']);
    play({ type: 'stop' }, { type: 'start' });
    ticks(14);
    expect(told.filter((line) => line.includes(':'))).toEqual([
      '0 1:C4',
      '0 2:C4',
      '60 2. 1:E4',
      '120 1. 2:C4',
    ]);
  });

  test('a key pressed while it runs waits for the next step', () => {
    const { told, ticks, play } = clocked();
    ticks(3);
    play(on('C4'));
    expect(told).toEqual([]);
    ticks(4);
    expect(told).toEqual(['60 1:C4']);
  });

  test('once its tempo is known, a note sounds for half of its step', () => {
    const { told, ticks, play, until } = clocked();
    ticks(25);
    play(on('C4'));
    ticks(6);
    until(329);
    expect(told).toEqual(['300 1:C4']);
    until(330);
    expect(told).toEqual(['300 1:C4', '330 1.']);
  });

  test('start begins the pattern anew, stop is silence, continue goes on', () => {
    const { band, told, ticks, play } = clocked({ arpPattern: 'played' });
    ticks(1);
    play(on('C4'), on('E4'));
    ticks(7);
    expect(told.splice(0)).toEqual(['60 1:C4']);
    play({ type: 'start' });
    expect(told.splice(0)).toEqual(['70 1.']);
    ticks(1);
    expect(told.splice(0)).toEqual(['80 2:C4']);
    play({ type: 'stop' });
    expect(told.splice(0)).toEqual(['80 2.']);
    ticks(12);
    expect(told).toEqual([]);
    expect(band.sounding.size).toBe(0);
    play({ type: 'continue' });
    ticks(6);
    expect(told).toHaveLength(1);
  });

  test('where it falls silent and no key is held, nothing waits', () => {
    const { band, ticks, until } = clocked();
    ticks(3);
    until(1000);
    expect(band.clock.nextAtUs()).toBeUndefined();
  });

  test('it goes on alone as soon as the clock was silent for a quarter of a second', () => {
    const { told, ticks, play, until } = clocked();
    ticks(1);
    play(on('C4'));
    until(250);
    expect(told).toEqual([]);
    until(251);
    expect(told).toEqual(['250.001 1:C4']);
  });
});
