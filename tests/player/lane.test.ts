/** A lane's lines arrive in order, each at least once, with few in flight. */
import { describe, expect, it } from 'vitest';
import { createLane } from '../../src/player/conversation/lane.ts';
import type { Lane } from '../../src/player/conversation/lane.ts';

function laneFrom(sequence: number): { lane: Lane; wire: string[] } {
  const wire: string[] = [];
  const lane = createLane(
    sequence,
    2,
    () => 0,
    (message, isAgain) =>
      wire.push(`${message.sequence}${message.type === 'flush' ? 'F' : ''}${isAgain ? '!' : ''}`),
  );
  return { lane, wire };
}

const home = { type: 'home', sequence: 0, driveMask: 1 } as const;

describe('a lane', () => {
  it('keeps two lines in flight and sends the next when one is taken', () => {
    const { lane, wire } = laneFrom(254);
    for (let i = 0; i < 4; i++) lane.push(home);
    expect(wire).toEqual(['254', '255']);
    expect(lane.onExpected(255)).toBe(1);
    expect(wire).toEqual(['254', '255', '0']);
    expect(lane.onExpected(1)).toBe(2);
    expect(wire).toEqual(['254', '255', '0', '1']);
    expect(lane.openLines).toBe(1);
  });

  it('sends all in flight again, with the same numbers', () => {
    const { lane, wire } = laneFrom(7);
    lane.push(home);
    lane.push(home);
    lane.resend();
    expect(wire).toEqual(['7', '8', '7!', '8!']);
  });

  it.each([6, 10, 135])('makes nothing of a reply that expects %i', (sequence) => {
    const { lane } = laneFrom(7);
    lane.push(home);
    lane.push(home);
    expect(lane.onExpected(sequence)).toBeUndefined();
    expect(lane.openLines).toBe(2);
  });

  it('puts something else in the place of lines not taken yet, under their numbers', () => {
    const { lane, wire } = laneFrom(0);
    for (let i = 0; i < 3; i++) lane.push(home);
    lane.replaceWith({ type: 'flush', sequence: 0, tick: 5 });
    lane.resend();
    lane.onExpected(2);
    expect(wire).toEqual(['0', '1', '0F!', '1F!']);
  });
});
