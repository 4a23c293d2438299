/** A lane's lines arrive in order, each at least once, with few in flight. */
import { describe, expect, it } from 'vitest';
import { createLane } from '../../src/player/conversation/lane.ts';
import type { Lane, NumberedMessage } from '../../src/player/conversation/lane.ts';

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

  it('tells what is on its way: lines, places in the queue, and since when the oldest is', () => {
    let nowUs = 10;
    const lane = createLane(
      0,
      2,
      () => nowUs,
      () => undefined,
    );
    const chord = (drives: number[]): NumberedMessage => {
      const events = drives.map((drive) => ({ drive, kind: 'rest' as const }));
      return { type: 'schedule', sequence: 0, tick: 0, events };
    };
    expect([lane.openLines, lane.openPlaces, lane.sentUs]).toEqual([0, 0, undefined]);
    lane.push(chord([1, 2]));
    nowUs = 20;
    lane.push(home);
    lane.push(chord([1, 2, 3]));
    expect([lane.openLines, lane.openPlaces, lane.sentUs]).toEqual([3, 2, 10]);
    lane.onExpected(1);
    expect([lane.openLines, lane.openPlaces, lane.sentUs]).toEqual([2, 3, 20]);
    nowUs = 30;
    lane.resend();
    expect(lane.sentUs).toBe(30);
    lane.onExpected(3);
    expect([lane.openLines, lane.openPlaces, lane.sentUs]).toEqual([0, 0, undefined]);
  });

  it('takes no number for its own that is beyond what it sent', () => {
    const { lane } = laneFrom(7);
    expect(lane.onExpected(7)).toBe(0);
    expect(lane.onExpected(8)).toBeUndefined();
    lane.push(home);
    expect(lane.onExpected(9)).toBeUndefined();
    expect(lane.onExpected(7)).toBe(0);
    expect(lane.onExpected(8)).toBe(1);
  });
});
