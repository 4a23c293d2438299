/** Simulated time with any number of emulated boards in it: deterministic, and as fast as the machine goes. */
import { createSimClock } from '../link/sim-clock.ts';
import type { SimClock } from '../link/sim-clock.ts';
import type { Link } from '../link/types.ts';
import { createEmulatedBoard } from './board.ts';
import { createSimLink } from './cable/sim-link.ts';
import type { SimLink } from './cable/sim-link.ts';
import type { EmulatedBoard, EmulatedBoardOptions } from './types.ts';

export type SimBoardOptions = Omit<EmulatedBoardOptions, 'onBytes' | 'startUs'> & {
  /** The link's name; `emulator` if not given. */
  name?: string | undefined;
};

/** A board in the world, and the host's cable to it. */
export interface SimBoard extends Omit<EmulatedBoard, 'unplug' | 'plug'> {
  readonly link: Link;
  /** Pulls the plug: the board goes on alone, its link closes. */
  unplug(reason: string): void;
  /** Plugs it in again (which resets an Uno, as its port does on opening) and gives the new link. */
  plug(): Link;
}

export interface SimWorld {
  readonly clock: SimClock;
  /** Powers a board on, now. */
  add(options: SimBoardOptions): SimBoard;
  /** Runs until `done` says so, or until true time `limitUs` (of the world's clock). Tells whether it was done. */
  runUntil(done: () => boolean, limitUs: number): boolean;
  /** Runs until the promise settles, and gives its value; throws once the world's time passes `limitUs`. */
  settle<T>(promise: Promise<T>, limitUs: number): Promise<T>;
}

/** How far the world runs between two looks at a promise, µs. */
const SETTLE_SLICE_US = 1000;

export function createSimWorld(): SimWorld {
  const clock = createSimClock();
  const boards: EmulatedBoard[] = [];

  function add(options: SimBoardOptions): SimBoard {
    const seed = options.seed ?? boards.length + 1;
    const board = createEmulatedBoard({
      ...options,
      seed,
      startUs: clock.nowUs(),
      onBytes(bytes, us) {
        const target = link;
        clock.at(us, () => target.deliver(bytes));
      },
    });
    const newLink = (): SimLink =>
      createSimLink(options.name ?? 'emulator', clock, (bytes) => {
        board.write(bytes, clock.nowUs());
      });
    let link = newLink();
    boards.push(board);
    return {
      ...board,
      get link() {
        return link;
      },
      reset() {
        board.runTo(clock.nowUs());
        board.reset();
      },
      unplug(reason) {
        board.runTo(clock.nowUs());
        board.unplug();
        link.drop(reason);
      },
      plug() {
        board.runTo(clock.nowUs());
        board.plug();
        link = newLink();
        return link;
      },
    };
  }

  function runUntil(done: () => boolean, limitUs: number): boolean {
    while (!done()) {
      if (clock.nowUs() >= limitUs) return false;
      advanceOnce(limitUs);
    }
    return true;
  }

  /**
   * No further than to where any board's next byte could reach the host, and the host answer another board. Boards that
   * sleep beyond that are left behind until they have something to do.
   */
  function advanceOnce(limitUs: number): void {
    let targetUs = Math.min(limitUs, clock.nextAtUs() ?? Infinity);
    const actsAtUs = boards.map((board) => board.actsAtUs());
    for (const [index, board] of boards.entries()) {
      targetUs = Math.min(targetUs, (actsAtUs[index] ?? 0) + board.leastLatencyUs);
    }
    targetUs = Math.max(targetUs, clock.nowUs());
    for (const [index, board] of boards.entries()) {
      if ((actsAtUs[index] ?? 0) <= targetUs) board.runTo(targetUs);
    }
    clock.advanceTo(targetUs);
  }

  async function settle<T>(promise: Promise<T>, limitUs: number): Promise<T> {
    let settled = false;
    const mark = () => (settled = true);
    promise.then(mark, mark);
    for (;;) {
      await Promise.resolve();
      if (settled) return promise;
      const reached = runUntil(() => settled, Math.min(limitUs, clock.nowUs() + SETTLE_SLICE_US));
      if (!reached && clock.nowUs() >= limitUs)
        throw new Error(`not settled by ${limitUs} µs of the world's time`);
    }
  }

  return { clock, add, runUntil, settle };
}
