/** Which keys are held by fingers and pedals, and which end by what; keys as `C4` of channel 1 or `C4@2`. */
import { describe, expect, test } from 'vitest';
import { createSimClock } from '../../src/link/sim-clock.ts';
import { createHeldKeys } from '../../src/live/keys/held-keys.ts';
import type { HeldKeys } from '../../src/live/keys/held-keys.ts';
import { createMaxHold } from '../../src/live/keys/max-hold.ts';
import type { Key } from '../../src/live/types.ts';
import { nameToNote, noteToName } from '../../src/units/note-name.ts';

function place(text: string): [channel: number, note: number] {
  const [name = '', channel = '1'] = text.split('@');
  return [Number(channel), nameToNote(name) ?? 0];
}

const press = (keys: HeldKeys, text: string, atUs = 0) => keys.press(...place(text), 80, atUs);
const release = (keys: HeldKeys, text: string) => names(keys.release(...place(text)));

function names(keys: readonly Key[]): string {
  return keys.map(({ channel, note }) => noteToName(note) + (channel === 1 ? '' : `@${channel}`)).join(' ');
}

function holding(text: string): HeldKeys {
  const keys = createHeldKeys();
  for (const key of text.split(' ').filter(Boolean)) press(keys, key);
  return keys;
}

describe('fingers', () => {
  test('keys are held in the order of their pressing, and counted', () => {
    const keys = createHeldKeys();
    const pressed = ['E4', 'C4', 'C4@2'].map((text, index) => press(keys, text, index * 10).key);
    expect(pressed.map(({ order, pressedUs, velocity }) => [order, pressedUs, velocity])).toEqual([
      [1, 0, 80],
      [2, 10, 80],
      [3, 20, 80],
    ]);
    expect(names(keys.held)).toBe('E4 C4 C4@2');
    expect(keys.held).toEqual(pressed);
  });

  test('a key that is released ends, on its own channel, and once', () => {
    const keys = holding('C4 C4@2 E4');
    expect(release(keys, 'C4@2')).toBe('C4@2');
    expect(release(keys, 'C4@2')).toBe('');
    expect(release(keys, 'G4')).toBe('');
    expect(names(keys.held)).toBe('C4 E4');
  });

  test('a key pressed again ends the one before, and is the newest', () => {
    const keys = holding('C4 E4');
    const { key, ended } = press(keys, 'C4');
    expect(ended && names([ended])).toBe('C4');
    expect(ended).not.toBe(key);
    expect(names(keys.held)).toBe('E4 C4');
    expect(press(keys, 'G4').ended).toBeUndefined();
  });

  test('the list of what is held is the same one until something changes', () => {
    const keys = holding('C4 E4');
    const before = keys.held;
    release(keys, 'G4');
    keys.sustain(1, true);
    release(keys, 'E4');
    expect(keys.held).toBe(before);
    expect(keys.sustain(1, false)).toHaveLength(1);
    expect(names(keys.held)).toBe('C4');
  });

  test('all notes off lets go of the fingers of its channel, and of no pedal', () => {
    const keys = holding('C4 C4@2 E4');
    expect(names(keys.releaseAll(1))).toBe('C4 E4');
    expect(names(keys.held)).toBe('C4@2');
    keys.sustain(2, true);
    expect(names(keys.releaseAll(2))).toBe('');
    expect(names(keys.sustain(2, false))).toBe('C4@2');
  });

  test('keys are ended one by one, by channel, or all', () => {
    const keys = holding('C4 C4@2 E4 E4@2 G4');
    keys.sustain(1, true);
    const [first] = keys.held;
    expect(first && names(keys.end(first))).toBe('C4');
    expect(names(keys.endAll(2))).toBe('C4@2 E4@2');
    expect(names(keys.endAll())).toBe('E4 G4');
    expect(keys.held).toEqual([]);
  });
});

describe('pedals', () => {
  test('sustain holds what is released while it is down, and what was released stays until it is up', () => {
    const keys = holding('C4 E4');
    expect(keys.sustain(1, true)).toEqual([]);
    expect(release(keys, 'C4')).toBe('');
    press(keys, 'G4');
    expect(names(keys.sustain(1, false))).toBe('C4');
    expect(names(keys.held)).toBe('E4 G4');
  });

  test('a key that was held by the pedal and is pressed again is a finger’s', () => {
    const keys = holding('C4');
    keys.sustain(1, true);
    release(keys, 'C4');
    press(keys, 'C4');
    expect(names(keys.sustain(1, false))).toBe('');
    expect(release(keys, 'C4')).toBe('C4');
  });

  test('sostenuto catches what fingers hold: not what comes later, nor what only sustain holds', () => {
    const keys = holding('C4 E4');
    keys.sustain(1, true);
    release(keys, 'E4');
    expect(keys.sostenuto(1, true)).toEqual([]);
    press(keys, 'G4');
    release(keys, 'C4');
    release(keys, 'G4');
    expect(names(keys.sustain(1, false))).toBe('E4 G4');
    expect(names(keys.sostenuto(1, false))).toBe('C4');
  });

  test('what both pedals hold ends with the later of them', () => {
    const keys = holding('C4');
    keys.sostenuto(1, true);
    keys.sustain(1, true);
    release(keys, 'C4');
    expect(names(keys.sostenuto(1, false))).toBe('');
    expect(names(keys.sustain(1, false))).toBe('C4');
  });

  test('pedals are of their channel', () => {
    const keys = holding('C4 C4@2');
    keys.sustain(2, true);
    keys.sostenuto(2, true);
    expect(release(keys, 'C4')).toBe('C4');
    expect(release(keys, 'C4@2')).toBe('');
    expect(names(keys.sustain(2, false))).toBe('');
    expect(names(keys.sostenuto(1, false))).toBe('');
    expect(names(keys.sostenuto(2, false))).toBe('C4@2');
  });

  test('a finger that is still down keeps its key when either pedal goes up', () => {
    const keys = holding('C4');
    keys.sustain(1, true);
    keys.sostenuto(1, true);
    expect([...keys.sustain(1, false), ...keys.sostenuto(1, false)]).toEqual([]);
    expect(names(keys.held)).toBe('C4');
  });
});

describe('the longest that a key is held', () => {
  function watched(maxHoldUs: number | undefined) {
    const clock = createSimClock();
    const keys = createHeldKeys();
    const told: string[] = [];
    const maxHold = createMaxHold(clock, maxHoldUs, keys, (key) => {
      told.push(`${clock.nowUs()} ${names(keys.end(key))}`);
    });
    const hold = (text: string): void => {
      press(keys, text, clock.nowUs());
      maxHold.watch();
    };
    return { clock, keys, told, maxHold, hold };
  }

  test('each key is let go when its time is full, those of one moment together', () => {
    const { clock, told, hold } = watched(1000);
    hold('C4');
    hold('E4');
    clock.advanceTo(1);
    hold('G4');
    clock.advanceTo(999);
    expect(told).toEqual([]);
    clock.advanceTo(1000);
    expect(told).toEqual(['1000 C4', '1000 E4']);
    clock.advanceTo(5000);
    expect(told).toEqual(['1000 C4', '1000 E4', '1001 G4']);
    expect(clock.nextAtUs()).toBeUndefined();
  });

  test('a key that was released in time is not let go, and the next one has its own time', () => {
    const { clock, keys, told, hold } = watched(1000);
    hold('C4');
    clock.advanceTo(400);
    hold('E4');
    release(keys, 'C4');
    clock.advanceTo(1399);
    expect(told).toEqual([]);
    clock.advanceTo(1400);
    expect(told).toEqual(['1400 E4']);
  });

  test('without a limit nothing waits, and with one nothing does once it is stopped', () => {
    const forever = watched(undefined);
    forever.hold('C4');
    expect(forever.clock.nextAtUs()).toBeUndefined();
    const { clock, told, maxHold, hold } = watched(1000);
    maxHold.watch();
    expect(clock.nextAtUs()).toBeUndefined();
    hold('C4');
    maxHold.stop();
    maxHold.stop();
    clock.advanceTo(5000);
    expect(told).toEqual([]);
    maxHold.watch();
    clock.advanceTo(5001);
    expect(told).toEqual(['5000 C4']);
  });
});
