/** How long a reply may take: learnt, doubled by each miss, and never beyond what the watchdog allows. */
import { describe, expect, it } from 'vitest';
import { createResponseTime } from '../../src/player/conversation/response-time.ts';

describe('the response time', () => {
  it('is guessed for a slow port before the first reply', () => {
    const responseTime = createResponseTime();
    expect(responseTime.timeoutUs).toBe(50_000);
    expect(responseTime.roundTripUs).toBe(50_000);
  });

  it('is the first round trip, its half as deviation, and a margin', () => {
    const responseTime = createResponseTime();
    responseTime.observe(1000);
    expect(responseTime.roundTripUs).toBe(1000);
    expect(responseTime.timeoutUs).toBe(1000 + 4 * 500 + 40_000);
  });

  it('follows by an eighth, its deviation by a quarter', () => {
    const responseTime = createResponseTime();
    responseTime.observe(1000);
    responseTime.observe(1800);
    expect(responseTime.roundTripUs).toBe(1100);
    expect(responseTime.timeoutUs).toBe(1100 + 4 * (500 + (800 - 500) / 4) + 40_000);
    responseTime.observe(300);
    expect(responseTime.roundTripUs).toBe(1000);
  });

  it('doubles with each miss, up to 250 ms, until a reply comes', () => {
    const responseTime = createResponseTime();
    responseTime.miss();
    expect(responseTime.timeoutUs).toBe(100_000);
    responseTime.miss();
    expect(responseTime.timeoutUs).toBe(200_000);
    responseTime.miss();
    expect(responseTime.timeoutUs).toBe(250_000);
    responseTime.observe(1000);
    expect(responseTime.timeoutUs).toBe(43_000);
    responseTime.miss();
    expect(responseTime.timeoutUs).toBe(86_000);
  });
});
