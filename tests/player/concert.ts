/** A player, its boards and the time they share: what most tests of the player begin with. */
import { createSimClock } from '../../src/link/sim-clock.ts';
import type { SimClock } from '../../src/link/sim-clock.ts';
import { createPlayer } from '../../src/player/player.ts';
import type { Player, PlayerOptions, PlayerState } from '../../src/player/types.ts';
import type { StepProgram } from '../../src/program/types.ts';
import { boardOf } from './rig.ts';
import { createSleepyHost } from './sleepy-host.ts';
import { createStandInBoard } from './stand-in-board.ts';
import type { StandInBoard, StandInOptions } from './stand-in-board.ts';

export interface Concert {
  readonly clock: SimClock;
  readonly boards: StandInBoard[];
  readonly player: Player;
  /** The host stands still for so long, from now on. */
  sleep(us: number): void;
  /** Lets time pass until the promise settles. */
  settle<T>(promise: Promise<T>): Promise<T>;
  /** Lets so much time pass, in steps in which promises may settle. */
  pass(us: number): Promise<void>;
  connect(): Promise<void>;
  /** Plays to the end; onset times are told against the state's songStartHostUs. */
  play(program: StepProgram): Promise<PlayerState>;
}

const LIMIT_US = 600_000_000;
const SLICE_US = 5_000;

/** One stand-in board for each of `options`, each with six drives: 1..6, 7..12, … */
export function createConcert(options: StandInOptions[] = [{}], playerOptions: PlayerOptions = {}): Concert {
  const clock = createSimClock(1_000_000);
  const host = createSleepyHost(clock);
  const boards = options.map((one) => createStandInBoard(clock, one));
  const player = createPlayer(
    boards.map((board, i) => ({
      board: boardOf(6, 6 * i + 1, `board${i + 1}`),
      link: host.linkOf(board.open()),
      reopen: async () => host.linkOf(await board.reopen()),
    })),
    playerOptions,
  );

  async function settle<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const mark = (): void => void (settled = true);
    promise.then(mark, mark);
    for (;;) {
      await Promise.resolve();
      if (settled) return promise;
      if (clock.nowUs() > LIMIT_US) throw new Error('nothing came of it in ten minutes of the song');
      clock.advanceTo(clock.nowUs() + SLICE_US);
    }
  }

  async function pass(us: number): Promise<void> {
    const endUs = clock.nowUs() + us;
    while (clock.nowUs() < endUs) {
      clock.advanceTo(Math.min(endUs, clock.nowUs() + SLICE_US));
      for (let i = 0; i < 5; i++) await Promise.resolve();
    }
  }

  return {
    clock,
    boards,
    player,
    sleep: (us) => host.sleep(us),
    settle,
    pass,
    connect: () => settle(player.connect()),
    play: (program) => settle(player.play(program)),
  };
}

/** Worst and 99th percentile of some errors' sizes. */
export function sizes(errors: readonly number[]): { p99: number; max: number } {
  const sorted = errors.map(Math.abs).toSorted((a, b) => a - b);
  return { p99: sorted[Math.floor(sorted.length * 0.99)] ?? NaN, max: sorted.at(-1) ?? NaN };
}
