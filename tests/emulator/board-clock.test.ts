/** Clocks that err run there and back alike; cables that delay keep the order. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/drive/seeded-random.ts';
import { createBoardClock } from '../../src/emulator/circuits/board-clock.ts';
import { createLinkDelay } from '../../src/emulator/cable/link-delay.ts';

const HOUR_US = 3600e6;
const SEED = 4711;

describe('a board clock', () => {
  it(`finds the time of each cycle, whatever its error, seed ${SEED}`, () => {
    const random = createRandom(SEED);
    for (let trial = 0; trial < 1000; trial++) {
      const error = { skewPpm: (random() - 0.5) * 40_000, driftPpm: random() * 1000 };
      const clock = createBoardClock(16e6, 1234, error);
      const us = random() * HOUR_US;
      expect(clock.usAt(clock.cycleAt(us))).toBeCloseTo(us, 3);
    }
  });

  it('runs fast by what is asked for, and wanders to and fro', () => {
    const clock = createBoardClock(16e6, 0, { skewPpm: 5000, driftPpm: 100, driftPeriodUs: 60e6 });
    const ppmAt = (us: number) => ((clock.cycleAt(us + 1e4) - clock.cycleAt(us)) / (16 * 1e4) - 1) * 1e6;
    expect(ppmAt(0)).toBeCloseTo(5000, 0);
    expect(ppmAt(15e6)).toBeCloseTo(5100, 0);
    expect(ppmAt(45e6)).toBeCloseTo(4900, 0);
  });
});

describe('a delaying cable', () => {
  it('brings everything later by at most its range, in order, and together what it has together', () => {
    const delay = createLinkDelay({ minUs: 100, maxUs: 1000 }, 7);
    const sentUs = Array.from({ length: 1000 }, (_, index) => index * 20);
    const arrivedUs = sentUs.map((us) => delay.arrivalUs(us));
    expect(arrivedUs).toEqual(arrivedUs.toSorted((a, b) => a - b));
    const lateUs = arrivedUs.map((us, index) => us - (sentUs[index] ?? 0));
    expect(Math.min(...lateUs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...lateUs)).toBeLessThanOrEqual(1000);
    expect(new Set(arrivedUs).size).toBeLessThan(100);
  });
});
