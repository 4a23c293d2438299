/** Simulated time: timers run in order of time, then of setting, and time never goes back. */
import { describe, expect, it } from 'vitest';
import { createSimClock } from '../../src/link/sim-clock.ts';

describe('a simulated clock', () => {
  it('stands still until it is advanced, and never goes back', () => {
    const clock = createSimClock(500);
    expect(clock.nowUs()).toBe(500);
    clock.advanceTo(700);
    clock.advanceTo(600);
    expect(clock.nowUs()).toBe(700);
    expect(clock.nextAtUs()).toBeUndefined();
  });

  it('runs what is due, in order of time, then of setting, each at its time', () => {
    const clock = createSimClock();
    const ran: string[] = [];
    const note = (name: string) => (): void => void ran.push(`${name} at ${clock.nowUs()}`);
    clock.at(20, note('c'));
    clock.at(10, note('a'));
    clock.at(20, note('d'));
    clock.at(15, note('b'));
    clock.at(21, note('e'));
    expect(clock.nextAtUs()).toBe(10);
    clock.advanceTo(20);
    expect(ran).toEqual(['a at 10', 'b at 15', 'c at 20', 'd at 20']);
    expect([clock.nowUs(), clock.nextAtUs()]).toEqual([20, 21]);
  });

  it('runs at once what is set for a time that has passed, before what is due later', () => {
    const clock = createSimClock(100);
    const ran: string[] = [];
    clock.at(100, () => ran.push('now'));
    clock.at(50, () => ran.push(`past, at ${clock.nowUs()}`));
    expect(clock.nextAtUs()).toBe(100);
    clock.advanceTo(100);
    expect(ran).toEqual(['now', 'past, at 100']);
  });

  it('runs what a timer sets, if that is due by then', () => {
    const clock = createSimClock();
    const ran: number[] = [];
    const again = (): void => {
      ran.push(clock.nowUs());
      clock.at(clock.nowUs() + 10, again);
    };
    clock.at(5, again);
    clock.advanceTo(25);
    expect(ran).toEqual([5, 15, 25]);
    expect(clock.nextAtUs()).toBe(35);
  });

  it('forgets what is cancelled, once or twice, and nothing else', () => {
    const clock = createSimClock();
    const ran: string[] = [];
    const cancel = clock.at(10, () => ran.push('cancelled'));
    clock.at(10, () => ran.push('kept'));
    cancel();
    cancel();
    clock.advanceTo(10);
    cancel();
    expect(ran).toEqual(['kept']);
  });
});
