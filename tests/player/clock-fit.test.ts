/** The clock fit against clocks that are off, drift, and are asked over cables that are late. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/drive/seeded-random.ts';
import { fitClock } from '../../src/player/conversation/clock-fit.ts';
import type { RoundTrip } from '../../src/player/conversation/clock-fit.ts';

type Way = { count: number; gapUs: number; skewPpm: number; jitterUs: number; seed?: number };

/** Questions every `gapUs` to a clock that is off by `skewPpm`, over a cable of 300 µs and up to `jitterUs` each way. */
function ask({ count, gapUs, skewPpm, jitterUs, seed = 1 }: Way): RoundTrip[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const sentUs = 1e6 + i * gapUs;
    const atUs = sentUs + 300 + random() * jitterUs;
    return { sentUs, receivedUs: atUs + 300 + random() * jitterUs, tick: tickOf(atUs, skewPpm) };
  });
}

function tickOf(us: number, skewPpm: number): number {
  return Math.floor(2 * us * (1 + skewPpm / 1e6)) + 12_345;
}

/** How far the fit is off, µs, `laterUs` after the last question; and its rate, ppm. */
function errorOf(way: Way, tolerancePpm: number, laterUs = 1e6): { us: number; ppm: number } {
  const trips = ask(way);
  const fit = fitClock(trips, tolerancePpm);
  const us = (trips.at(-1)?.receivedUs ?? 0) + laterUs;
  return {
    us: Math.abs(fit.a * us + fit.b - tickOf(us, way.skewPpm)) / 2,
    ppm: Math.abs(fit.a / 2 / (1 + way.skewPpm / 1e6) - 1) * 1e6,
  };
}

describe('clock fit', () => {
  it.each([0, 40, -50, 5000, -5000, 12_000])('finds a clock off by %i ppm over a steady cable', (skewPpm) => {
    const error = errorOf({ count: 60, gapUs: 5000, skewPpm, jitterUs: 0 }, 5000);
    expect(error.us).toBeLessThan(5);
    expect(error.ppm).toBeLessThan(5);
  });

  it('knows a crystal from its first answer, and a resonator not yet', () => {
    const first = { count: 1, gapUs: 0, skewPpm: 30, jitterUs: 0 };
    expect(errorOf(first, 50).ppm).toBeLessThan(31);
    expect(fitClock(ask(first), 50).errorUs).toBeLessThan(10);
  });

  it('believes a clock that is worse than its data sheet', () => {
    const error = errorOf({ count: 60, gapUs: 5000, skewPpm: 4000, jitterUs: 0 }, 50);
    expect(error.ppm).toBeLessThan(5);
  });

  it.each([1, 2, 3, 4, 5])('is not led astray by 0..1 ms each way (seed %i)', (seed) => {
    const homing = errorOf({ count: 300, gapUs: 3500, skewPpm: 5000, jitterUs: 1000, seed }, 5000, 500_000);
    expect(homing.ppm).toBeLessThan(290);
    expect(homing.us).toBeLessThan(200);
    const later = errorOf({ count: 400, gapUs: 47_000, skewPpm: 5000, jitterUs: 1000, seed }, 5000);
    expect(later.us).toBeLessThan(80);
  });

  it('gives answers that came 20 ms late no say', () => {
    const trips = ask({ count: 60, gapUs: 5000, skewPpm: 100, jitterUs: 0 }).map((trip, i) =>
      i % 5 === 0 ? { ...trip, receivedUs: trip.receivedUs + 20_000 } : trip,
    );
    const fit = fitClock(trips, 5000);
    expect(Math.abs(fit.a * 2e6 + fit.b - tickOf(2e6, 100)) / 2).toBeLessThan(5);
  });

  it('knows by how much it may be off: less with time, and with answers that come at once', () => {
    const error = (way: Partial<Way>, tolerancePpm = 5000): { us: number; ppm: number } => {
      const { errorUs, rateErrorPpm } = fitClock(
        ask({ count: 60, gapUs: 5000, skewPpm: 0, jitterUs: 0, ...way }),
        tolerancePpm,
      );
      return { us: errorUs, ppm: rateErrorPpm };
    };
    expect(error({ count: 1 }).us).toBe(0.5);
    expect(error({ count: 1 }).ppm).toBeCloseTo(2500, 0);
    expect(error({}).ppm).toBeLessThan(3);
    expect(error({}).us).toBeLessThan(1.5);
    expect(error({ gapUs: 50_000 }).ppm).toBeLessThan(error({}).ppm / 5);
    expect(error({ jitterUs: 1000 }).ppm).toBeGreaterThan(10 * error({}).ppm);
    expect(error({ jitterUs: 1000, count: 600 }).ppm).toBeLessThan(error({ jitterUs: 1000 }).ppm / 5);
    expect(error({ jitterUs: 1000 }, 50).ppm).toBeLessThan(25.1);
  });

  it('lies in the middle of what questions and answers allow', () => {
    // Told 400 µs after it was asked, or 600 before it was heard: taken for 500 of 1000.
    const { a, b } = fitClock([{ sentUs: 0, receivedUs: 1000, tick: 800 }], 50);
    expect([a, b]).toEqual([2, -200]);
    const tight = { sentUs: 10_000, receivedUs: 10_100, tick: 20_100 };
    const fit = fitClock([{ sentUs: 0, receivedUs: 1000, tick: 1000 }, tight], 0.001);
    expect((fit.a * 10_050 + fit.b) / 2).toBeCloseTo(10_050, 1);
  });

  it('holds a slope that a few answers would tear away to what the data sheet allows', () => {
    const trips = ask({ count: 4, gapUs: 1000, skewPpm: 0, jitterUs: 800, seed: 3 });
    expect(Math.abs(fitClock(trips, 50).a / 2 - 1) * 1e6).toBeLessThan(50);
  });
});
