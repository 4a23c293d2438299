/** What is said to a board when there is no music to send: that the host lives, and what time it is. */
import { describe, expect, it } from 'vitest';
import { CHORD, talking } from './talking.ts';

describe('keep-alive', () => {
  it('is said 100 ms after the last line that wanted an answer', () => {
    const { talk, to, wrote, reply } = talking();
    to(50_000);
    talk.scheduled.push(CHORD);
    reply('accepted', 6, 10);
    wrote();
    to(149_999);
    expect(wrote()).not.toContain('K');
    to(150_000);
    expect(wrote()).toContain('K');
    to(249_999);
    expect(wrote()).not.toContain('K');
    to(250_000);
    expect(wrote()).toContain('K');
  });

  it('asks every 20 ms while the queue is full, since nothing else tells that it no longer is', () => {
    const { talk, to, wrote, reply } = talking();
    talk.scheduled.push(CHORD);
    reply('accepted', 6, 0);
    wrote();
    to(20_399);
    expect(wrote()).not.toContain('K');
    to(20_400);
    expect(wrote()).toContain('K');
    reply('accepted', 6, 1);
    to(120_399);
    expect(wrote()).not.toContain('K');
  });
});

describe('clock questions', () => {
  it('wait while a scheduled line is on its way', () => {
    const { talk, to, wrote, reply } = talking();
    talk.scheduled.push(CHORD);
    wrote();
    to(30_000);
    expect(wrote()).not.toContain('C');
    reply('accepted', 6, 10);
    to(30_000);
    expect(wrote()).toContain('C');
  });

  it('that are not answered are asked anew, each time later', () => {
    const { to, wrote } = talking();
    const asked: number[] = [];
    for (let us = 1_000; us <= 900_000; us += 100) {
      to(us);
      if (wrote().includes('C')) asked.push(us);
    }
    const gaps = asked.slice(1).map((us, i) => us - (asked[i] ?? NaN));
    expect(gaps.map((us) => Math.round(us / 1000))).toEqual([41, 82, 165, 250, 250]);
  });

  it('come in quick succession while the drives home, spread over the USB frame', () => {
    const { talk, to, wrote, tellTime } = talking();
    talk.setDense(true);
    to(4_000);
    wrote();
    const asked: number[] = [];
    for (let us = 4_400; us <= 60_000; us += 10) {
      tellTime();
      to(us);
      if (wrote().includes('C')) asked.push(us);
    }
    const gaps = asked.slice(1).map((us, i) => us - (asked[i] ?? NaN));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2_020);
    expect(new Set(gaps).size).toBeGreaterThan(5);
  });

  it('come four a second at most over a steady cable, once much is known', () => {
    const { to, wrote, tellTime } = talking();
    const asked: number[] = [];
    for (let us = 1_000; us <= 30_000_000; us += 500) {
      to(us);
      if (!wrote().includes('C')) continue;
      asked.push(us);
      tellTime(0);
    }
    const gaps = asked.slice(1).map((us, i) => us - (asked[i] ?? NaN));
    expect(gaps[1]).toBeLessThan(5_000);
    expect(gaps.at(-1)).toBeGreaterThan(200_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(252_000);
  });
});
