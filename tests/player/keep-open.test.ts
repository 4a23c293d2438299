/** A lost board's port is opened again and again, until it is there; patience is told once, and looking goes on. */
import { describe, expect, it } from 'vitest';
import { createSimClock } from '../../src/link/sim-clock.ts';
import type { Link } from '../../src/link/types.ts';
import { keepOpen } from '../../src/player/steering/keep-open.ts';

const GAP_US = 250_000;

/** A keeper whose port is there from `backUs` on; `log` has what it did, with the time in ms. */
function lostBoard({ backUs = Infinity, canReopen = true } = {}) {
  const clock = createSimClock();
  const log: string[] = [];
  const say = (what: string): void => void log.push(`${clock.nowUs() / 1000} ${what}`);
  const link: Link = {
    name: 'port',
    clock,
    listen: () => undefined,
    write: () => undefined,
    close: () => Promise.resolve(say('closed the new link')),
  };
  const keeper = keepOpen({
    clock,
    patienceUs: 1_000_000,
    reopen: canReopen
      ? () => {
          say('try');
          return clock.nowUs() >= backUs ? Promise.resolve(link) : Promise.reject(new Error('not there'));
        }
      : undefined,
    onOpen: () => say('open'),
    onClose: () => Promise.resolve(say('closed')),
    onGiveUp: (error) => say(error.message),
  });
  async function pass(us: number): Promise<void> {
    const endUs = clock.nowUs() + us;
    for (;;) {
      for (let i = 0; i < 8; i++) await Promise.resolve();
      if (clock.nowUs() >= endUs) return;
      clock.advanceTo(clock.nowUs() + 50_000);
    }
  }
  return { keeper, log, pass };
}

describe('a lost board', () => {
  it('whose port is gone is looked for every 250 ms until it is there', async () => {
    const { keeper, log, pass } = lostBoard({ backUs: 2 * GAP_US });
    keeper.lost('unplugged', true);
    await pass(700_000);
    expect(log).toEqual(['0 try', '250 try', '500 try', '500 open']);
  });

  it('whose port is still open is given a chance there, and then opened anew', async () => {
    const { keeper, log, pass } = lostBoard({ backUs: 0 });
    keeper.lost('was reset', false);
    await pass(200_000);
    expect(log).toEqual([]);
    keeper.lost('no answer', false);
    await pass(50_000);
    expect(log).toEqual(['200 closed', '200 try', '200 open']);
  });

  it('is not opened twice at a time', async () => {
    const { keeper, log, pass } = lostBoard();
    keeper.lost('unplugged', true);
    keeper.lost('unplugged', true);
    await pass(100_000);
    expect(log).toEqual(['0 try']);
  });

  it('ends patience with the first reason, once, and is looked for all the same', async () => {
    const { keeper, log, pass } = lostBoard({ canReopen: false });
    keeper.lost('unplugged', true);
    await pass(500_000);
    keeper.lost('something else', false);
    await pass(2_000_000);
    expect(log).toEqual(['1000 unplugged; it did not come back within 1 s']);
  });

  it('is waited for anew where patience is renewed, but only while it is lost', async () => {
    const { keeper, log, pass } = lostBoard({ canReopen: false });
    keeper.renewPatience();
    await pass(1_500_000);
    expect(log).toEqual([]);
    keeper.lost('unplugged', true);
    await pass(900_000);
    keeper.renewPatience();
    await pass(900_000);
    expect(log).toEqual([]);
    await pass(100_000);
    expect(log).toEqual(['3400 unplugged; it did not come back within 1 s']);
  });

  it('that is found in time is no trouble, and may be lost again for another reason', async () => {
    const { keeper, log, pass } = lostBoard({ canReopen: false });
    keeper.lost('unplugged', true);
    await pass(900_000);
    keeper.found();
    await pass(1_000_000);
    expect(log).toEqual([]);
    keeper.lost('was reset', true);
    await pass(1_000_000);
    expect(log).toEqual(['2900 was reset; it did not come back within 1 s']);
  });

  it('is wanted no more once the player is closed: a port that opens then is closed again', async () => {
    const { keeper, log, pass } = lostBoard({ backUs: 0 });
    keeper.lost('unplugged', true);
    keeper.close();
    keeper.lost('unplugged', true);
    await pass(2_000_000);
    expect(log).toEqual(['0 try', '0 closed the new link']);
  });
});
