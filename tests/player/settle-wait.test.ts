/** Waiting ends when all is settled, or when patience does; and every one who waits is told. */
import { expect, it } from 'vitest';
import { createSimClock } from '../../src/link/sim-clock.ts';
import { createSettleWait } from '../../src/player/steering/settle-wait.ts';

async function ends(promise: Promise<void>): Promise<boolean> {
  let ended = false;
  void promise.then(() => (ended = true));
  for (let i = 0; i < 5; i++) await Promise.resolve();
  return ended;
}

it('ends at once where all is settled, and leaves no timer behind', async () => {
  const clock = createSimClock();
  expect(await ends(createSettleWait(clock, () => true).wait(1_000))).toBe(true);
  expect(clock.nextAtUs()).toBeUndefined();
});

it('ends when it is settled, for all who wait', async () => {
  const clock = createSimClock();
  let isSettled = false;
  const settling = createSettleWait(clock, () => isSettled);
  const waits = [settling.wait(1_000), settling.wait(2_000)];
  settling.check();
  expect(await Promise.all(waits.map(ends))).toEqual([false, false]);
  isSettled = true;
  settling.check();
  expect(await Promise.all(waits.map(ends))).toEqual([true, true]);
  expect(clock.nextAtUs()).toBeUndefined();
});

it('ends with its patience', async () => {
  const clock = createSimClock(500);
  const wait = createSettleWait(clock, () => false).wait(1_000);
  clock.advanceTo(1_499);
  expect(await ends(wait)).toBe(false);
  clock.advanceTo(1_500);
  expect(await ends(wait)).toBe(true);
});
