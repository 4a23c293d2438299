/** The clock is asked by numbered questions; stale answers say nothing, and a jump of either clock begins anew. */
import { describe, expect, it } from 'vitest';
import { createClockSync, hostUsToTick, isInTime } from '../../src/player/conversation/clock-sync.ts';
import type { ClockSync } from '../../src/player/conversation/clock-sync.ts';

const TRIP_US = 400;
const TICK_RANGE = 2 ** 32;

/** Asks at `us` a board whose clock is ahead by `aheadUs`, and answers after a round trip. */
function ask(sync: ClockSync, us: number, aheadUs = 0): boolean {
  const { id } = sync.ask(us);
  const tick = Math.round(2 * (us + TRIP_US / 2 + aheadUs)) % TICK_RANGE;
  return sync.onReply({ type: 'clockReply', id, tick }, us + TRIP_US);
}

describe('clock questions', () => {
  it('are numbered from 0 to 255, again and again', () => {
    const sync = createClockSync(50);
    const ids = Array.from({ length: 258 }, (_, i) => sync.ask(i).id);
    expect(ids.slice(0, 2)).toEqual([0, 1]);
    expect(ids.slice(254)).toEqual([254, 255, 0, 1]);
    expect(sync.ask(0)).toMatchObject({ type: 'clock', padding: 0 });
  });

  it('are open until their own answer comes', () => {
    const sync = createClockSync(50);
    expect(sync.asking).toBe(false);
    sync.ask(0);
    const { id } = sync.ask(1_000);
    expect(sync.asking).toBe(true);
    expect(sync.onReply({ type: 'clockReply', id: id - 1, tick: 0 }, 1_400)).toBe(false);
    expect([sync.asking, sync.count, sync.fit]).toEqual([true, 0, undefined]);
    expect(sync.onReply({ type: 'clockReply', id, tick: 2_400 }, 1_400)).toBe(true);
    expect([sync.asking, sync.count]).toEqual([false, 1]);
    expect(sync.onReply({ type: 'clockReply', id, tick: 2_400 }, 1_500)).toBe(false);
  });
});

describe('the clock', () => {
  it('is known by a straight line, over the end of 32 bits', () => {
    const sync = createClockSync(50);
    const startUs = TICK_RANGE / 2 - 2e6;
    for (let i = 0; i < 100; i++) ask(sync, startUs + i * 50_000);
    const us = startUs + 100 * 50_000;
    expect(sync.fit?.a).toBeCloseTo(2, 5);
    expect(
      Math.abs(
        hostUsToTick(sync.fit ?? { a: 0, b: 0, errorUs: 0, rateErrorPpm: 0 }, us) - ((2 * us) % TICK_RANGE),
      ),
    ).toBeLessThan(4);
    expect(sync.spanUs).toBe(99 * 50_000);
  });

  it('is remembered for 10 s, by 600 round trips at most', () => {
    const sparse = createClockSync(50);
    for (let i = 0; i <= 11; i++) ask(sparse, i * 1e6);
    expect([sparse.count, sparse.spanUs]).toEqual([11, 10e6]);
    const dense = createClockSync(50);
    for (let i = 0; i < 700; i++) ask(dense, i * 10_000);
    expect(dense.count).toBe(600);
  });

  it('is fitted anew with each answer at first, later with every eighth', () => {
    const sync = createClockSync(50);
    const fits = Array.from({ length: 170 }, (_, i) => {
      ask(sync, i * 10_000);
      return sync.fit;
    });
    const changes = fits.flatMap((fit, i) => (fit === fits[i - 1] ? [] : [i + 1]));
    expect(changes.filter((count) => count < 150)).toEqual(Array.from({ length: 149 }, (_, i) => i + 1));
    expect(changes.filter((count) => count >= 150)).toEqual([152, 160, 168]);
  });

  it.each([
    ['forward', 5_300, 1],
    ['forward', 5_100, 31],
    ['back', -5_300, 1],
    ['back', -5_100, 31],
  ])('that jumps %s by %i µs leaves %i round trips to go by', (_way, jumpUs, count) => {
    const sync = createClockSync(50);
    for (let i = 0; i < 30; i++) ask(sync, i * 10_000);
    ask(sync, 300_000, jumpUs);
    expect(sync.count).toBe(count);
    if (count === 1)
      expect(hostUsToTick(sync.fit ?? { a: 0, b: 0, errorUs: 0, rateErrorPpm: 0 }, 300_200)).toBe(
        600_400 + 2 * jumpUs,
      );
  });
});

describe('notes may be stamped', () => {
  const known = (count: number, rateErrorPpm: number): ClockSync => ({
    ask: () => ({ type: 'clock', id: 0, padding: 0 }),
    onReply: () => true,
    asking: false,
    count,
    spanUs: 0,
    fit: { a: 2, b: 0, errorUs: 1, rateErrorPpm },
  });

  it.each([
    [8, 20, 0, true],
    [7, 20, 0, false],
    [8, 20.1, 0, false],
    [8, 20.1, 1_499_999, false],
    [8, 20.1, 1_500_000, true],
    [7, 1, 9_000_000, false],
  ])('by %i round trips, %f ppm, after %i µs: %s', (count, ppm, waitedUs, isSo) => {
    expect(isInTime(known(count, ppm), waitedUs)).toBe(isSo);
  });

  it('never without a fit', () => {
    expect(isInTime({ ...known(99, 1), fit: undefined }, 9e9)).toBe(false);
  });
});
