/** Rests and bends keep clear of steps, so that a microsecond never decides whether a step sounds. */
import { describe, expect, it } from 'vitest';
import { steadyEdges } from '../../src/player/steering/steady-edges.ts';
import type { StepEvent } from '../../src/program/types.ts';

const onset: StepEvent = { atUs: 1000, drive: 1, kind: 'onset', periodUs: 5000 };
const rest = (atUs: number): StepEvent => ({ atUs, drive: 1, kind: 'rest' });

/** Where the rest of a note of 5 ms steps from 1 ms on is put. */
const restOf = (atUs: number, tempo = 1): number | undefined =>
  steadyEdges([onset, rest(atUs)], tempo)[1]?.atUs;

describe('steady edges', () => {
  it.each([
    { atUs: 13_500, becomes: 13_500, why: 'between two steps' },
    { atUs: 16_000, becomes: 15_750, why: 'on a step' },
    { atUs: 16_100, becomes: 15_750, why: 'just after a step' },
    { atUs: 15_900, becomes: 15_750, why: 'just before a step' },
    { atUs: 1100, becomes: 1100, why: 'at the onset, which is sure to sound' },
  ])('a rest $why at $atUs stands at $becomes', ({ atUs, becomes }) => {
    expect(restOf(atUs)).toBe(becomes);
  });

  it('counts steps as they are played: faster, there are fewer in a note', () => {
    expect(restOf(21_000, 2)).toBe(20_500);
    expect(restOf(16_000, 2)).toBe(16_000);
  });

  it('follows a bend: from the last step on, the new period counts', () => {
    const bend: StepEvent = { atUs: 13_000, drive: 1, kind: 'bend', periodUs: 4000 };
    expect(steadyEdges([onset, bend, rest(19_000)], 1)[2]?.atUs).toBe(18_750);
  });

  it.each([
    [15_750, 15_750],
    [15_751, 15_750],
    [16_249, 15_750],
    [16_250, 16_250],
  ])('a quarter of a millisecond is clear: at %i it stands at %i', (atUs, becomes) => {
    expect(restOf(atUs)).toBe(becomes);
  });

  it('keeps clear of quick steps by no more than a quarter of their period', () => {
    const quick: StepEvent = { atUs: 0, drive: 1, kind: 'onset', periodUs: 800 };
    const restAt = (atUs: number): number | undefined => steadyEdges([quick, rest(atUs)], 1)[1]?.atUs;
    expect([1400, 1401, 1799, 1800].map(restAt)).toEqual([1400, 1400, 1400, 1800]);
  });

  it('follows a bend that comes later than its own next step: that comes at once', () => {
    const late: StepEvent = { atUs: 5700, drive: 1, kind: 'bend', periodUs: 4000 };
    const restAt = (atUs: number): number | undefined => steadyEdges([onset, late, rest(atUs)], 1)[2]?.atUs;
    expect([5700, 9700, 9449, 9451].map(restAt)).toEqual([5700, 9450, 9449, 9450]);
  });

  it('leaves alone what belongs to no note', () => {
    const bend: StepEvent = { atUs: 16_000, drive: 1, kind: 'bend', periodUs: 4000 };
    const events = [rest(500), onset, rest(13_500), bend, rest(21_000)];
    expect(steadyEdges(events, 1)).toEqual(events);
    expect(steadyEdges([onset, { ...rest(16_000), drive: 2 }], 1)[1]?.atUs).toBe(16_000);
  });

  it('moves bends as it does rests, and an onset never', () => {
    const bend: StepEvent = { atUs: 16_000, drive: 1, kind: 'bend', periodUs: 4000 };
    expect(steadyEdges([onset, bend], 1)[1]).toEqual({ ...bend, atUs: 15_750 });
    expect(steadyEdges([onset, { ...onset, atUs: 16_000 }], 1)[1]?.atUs).toBe(16_000);
  });

  it('keeps the order of time over all drives', () => {
    const other: StepEvent = { atUs: 15_900, drive: 2, kind: 'onset', periodUs: 5000 };
    const times = steadyEdges([onset, other, rest(16_000)], 1).map(({ atUs }) => atUs);
    expect(times).toEqual([1000, 15_750, 15_900]);
  });
});
