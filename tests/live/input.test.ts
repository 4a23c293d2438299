/** What an input says over time: what it holds, and how fast its clock runs. */
import { describe, expect, test } from 'vitest';
import { createHeldInput } from '../../src/live/input/held-input.ts';
import { createMidiClock } from '../../src/live/input/midi-clock.ts';
import { bend, cc, off, on } from './band.ts';

describe('what an input holds', () => {
  function letGoAfter(...messages: Parameters<ReturnType<typeof createHeldInput>['take']>[0]) {
    const held = createHeldInput();
    held.take(messages);
    const said = held.letGo();
    expect(held.letGo()).toEqual([]);
    return said;
  }

  test('keys that are down, each once, on their channels', () => {
    expect(letGoAfter(on('C4'), on('C4'), on('C4', 80, 16), on('G9'), on('C-1'), off('C4'))).toEqual([
      off('C4', 16),
      off('G9'),
      off('C-1'),
    ]);
  });

  test.each([64, 66])('pedal %d is down from 64 on', (pedal) => {
    expect(letGoAfter(cc(pedal, 63, 16))).toEqual([]);
    expect(letGoAfter(cc(pedal, 64, 16))).toEqual([cc(pedal, 0, 16)]);
    expect(letGoAfter(cc(pedal, 127), cc(pedal, 63))).toEqual([]);
  });

  test('the mod wheel is up from 1 on, the pitch wheel off its centre', () => {
    expect(letGoAfter(cc(1, 0), bend(0))).toEqual([]);
    expect(letGoAfter(cc(1, 1, 3), bend(-1, 2))).toEqual([cc(1, 0, 3), bend(0, 2)]);
    expect(letGoAfter(cc(1, 9), bend(9), cc(1, 0), bend(0))).toEqual([]);
  });

  test('other controllers and the clock hold nothing', () => {
    expect(letGoAfter(cc(7, 127), cc(65, 127), { type: 'clock' }, { type: 'start' })).toEqual([]);
  });

  test('pedals and wheels come before the keys, so that these end at once', () => {
    expect(letGoAfter(on('C4'), bend(5), cc(64, 127))).toEqual([cc(64, 0), bend(0), off('C4')]);
  });
});

describe('a MIDI clock', () => {
  /** `count` ticks, the first at `fromUs`; gives the time of the last. */
  function tick(
    clock: ReturnType<typeof createMidiClock>,
    count: number,
    everyUs: number,
    fromUs = 0,
  ): number {
    for (let index = 0; index < count; index++) clock.tick(fromUs + index * everyUs);
    return fromUs + (count - 1) * everyUs;
  }

  test('has a tempo once a quarter has passed: 24 ticks after the first', () => {
    const clock = createMidiClock();
    const lastUs = tick(clock, 24, 20_000);
    expect(clock.tempoBpm).toBeUndefined();
    clock.tick(lastUs + 20_000);
    expect(clock.tempoBpm).toBe(125);
    expect(clock.ticks).toBe(25);
  });

  test('has the tempo of its last quarter', () => {
    const clock = createMidiClock();
    const lastUs = tick(clock, 40, 20_000);
    tick(clock, 24, 10_000, lastUs + 10_000);
    expect(clock.tempoBpm).toBe(250);
  });

  test('has none where its ticks come all at once', () => {
    const clock = createMidiClock();
    tick(clock, 30, 0);
    expect(clock.tempoBpm).toBeUndefined();
  });

  test('a quarter of a second between two ticks is a tempo still, more is a pause', () => {
    const slow = createMidiClock();
    tick(slow, 25, 250_000);
    expect(slow.tempoBpm).toBe(10);
    const paused = createMidiClock();
    const lastUs = tick(paused, 25, 20_000);
    paused.tick(lastUs + 250_001);
    expect(paused.tempoBpm).toBeUndefined();
    tick(paused, 24, 20_000, lastUs + 270_001);
    expect(paused.tempoBpm).toBe(125);
  });

  test('runs from its first tick on, started or not, until it has been silent for more than that', () => {
    const clock = createMidiClock();
    expect(clock.isRunning(0)).toBe(false);
    clock.start();
    expect(clock.isRunning(0)).toBe(false);
    clock.tick(1000);
    expect(clock.isRunning(251_000)).toBe(true);
    expect(clock.isRunning(251_001)).toBe(false);
  });

  test('counts from its start, not while it is stopped, and goes on where it was', () => {
    const clock = createMidiClock();
    tick(clock, 5, 10);
    clock.start();
    expect(clock.ticks).toBe(0);
    tick(clock, 3, 10, 100);
    clock.stop();
    tick(clock, 9, 10, 200);
    expect([clock.ticks, clock.isRunning(300)]).toEqual([3, false]);
    clock.resume();
    expect(clock.isRunning(300)).toBe(true);
    clock.tick(300);
    expect(clock.ticks).toBe(4);
    clock.stop();
    clock.start();
    expect([clock.ticks, clock.isRunning(300)]).toEqual([0, true]);
  });
});
