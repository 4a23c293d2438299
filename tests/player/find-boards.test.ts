/** Ports are asked by hello; who answers is kept open, who does not is closed and named. */
import { expect, it } from 'vitest';
import { createSimClock } from '../../src/link/sim-clock.ts';
import type { SimClock } from '../../src/link/sim-clock.ts';
import { answersHello, findBoards } from '../../src/player/find-boards.ts';
import type { Link } from '../../src/link/types.ts';
import { createStandInBoard } from './stand-in-board.ts';
import type { StandInOptions } from './stand-in-board.ts';

async function settle<T>(clock: SimClock, promise: Promise<T>): Promise<{ value: T; us: number }> {
  let us: number | undefined;
  void promise.then(() => (us = clock.nowUs()));
  for (let i = 0; i < 1000 && us === undefined; i++) {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    if (us === undefined) clock.advanceTo(clock.nowUs() + 10_000);
  }
  return { value: await promise, us: us ?? NaN };
}

it.each<[string, StandInOptions, boolean, number]>([
  ['that is awake', {}, true, 10_000],
  ['that boots for 2 s', { bootUs: 2_000_000 }, true, 2_000_000],
  ['of another version', { protocol: 9 }, true, 10_000],
  ['that is mute', { mute: true }, false, 2_500_000],
])('a board %s', async (_what, options, answer, us) => {
  const clock = createSimClock();
  const result = await settle(clock, answersHello(createStandInBoard(clock, options).open()));
  expect(result.value).toBe(answer);
  expect(Math.abs(result.us - us)).toBeLessThanOrEqual(10_000);
});

it('a port that is closed meanwhile does not answer, and is asked no more', async () => {
  const clock = createSimClock();
  const written: number[] = [];
  const link: Link = {
    name: 'port',
    clock,
    listen: (listener) => void clock.at(100_000, () => listener.onClose('unplugged')),
    write: () => written.push(clock.nowUs()),
    close: () => Promise.resolve(),
  };
  const result = await settle(clock, answersHello(link));
  expect([result.value, result.us]).toEqual([false, 100_000]);
  clock.advanceTo(5_000_000);
  expect(written).toEqual([0, 40_000]);
});

it('of several ports those that answer are kept, and the others are told', async () => {
  const clock = createSimClock();
  const closed: string[] = [];
  const boards: Record<string, StandInOptions> = { a: {}, b: { mute: true }, c: { bootUs: 1_000_000 } };
  const links = new Map(
    Object.entries(boards).map(([name, options]): [string, Link] => {
      const link = createStandInBoard(clock, { ...options, name }).open();
      return [name, { ...link, close: () => Promise.resolve(void closed.push(name)) }];
    }),
  );
  const open = (port: string): Promise<Link> => {
    const link = links.get(port);
    return link ? Promise.resolve(link) : Promise.reject(new Error(`${port}: there is no such port`));
  };
  const { value } = await settle(clock, findBoards(['d', 'a', 'b', 'c'], open));
  expect(value.links.map(({ name }) => name)).toEqual(['a', 'c']);
  expect(value.problems).toEqual([
    'd: there is no such port',
    'b: does not answer as a flopera board; flash it: flopera flash --port b',
  ]);
  expect(closed).toEqual(['b']);
});

it('what is no error is told as it is', async () => {
  const { problems } = await findBoards(['x'], () => Promise.reject('busy' as unknown as Error));
  expect(problems).toEqual(['busy']);
});
