/** The cable to a stand-in board: late, unplugged, and, where a test wants it, unkind to lines. */
import type { SimClock } from '../../src/link/sim-clock.ts';
import type { Link, LinkListener } from '../../src/link/types.ts';

export type Direction = 'toBoard' | 'toHost';
/** What arrives in the place of a line, each piece so much later than it would. */
export type Pieces = { bytes: Uint8Array; laterUs: number }[];

export type CableOptions = {
  name?: string;
  /** What it adds to each line, each way, µs; order is kept. */
  delayUs?: () => number;
  /** What becomes of a line on its way. */
  mangle?: (line: Uint8Array, direction: Direction) => Pieces;
};

export interface StandInCable {
  /** Plugs it in: the host's link. One that was open before is dead. */
  open(): Link;
  unplug(reason: string): void;
  toHost(line: Uint8Array): void;
}

export function createStandInCable(
  clock: SimClock,
  options: CableOptions,
  toBoard: (bytes: Uint8Array) => void,
): StandInCable {
  const arrivalsUs = { toBoard: 0, toHost: 0 };
  let listener: LinkListener | undefined;
  let plugged = 0;

  function travel(line: Uint8Array, direction: Direction, arrive: (bytes: Uint8Array) => void): void {
    const plug = plugged;
    const pieces = options.mangle?.(line, direction) ?? [{ bytes: line, laterUs: 0 }];
    const onTimeUs = Math.max(arrivalsUs[direction], clock.nowUs() + (options.delayUs?.() ?? 0));
    arrivalsUs[direction] = onTimeUs;
    for (const { bytes, laterUs } of pieces) {
      clock.at(onTimeUs + laterUs, () => plug === plugged && arrive(bytes));
    }
  }

  function open(): Link {
    const plug = ++plugged;
    return {
      name: options.name ?? 'stand-in',
      clock,
      listen: (next) => (listener = next),
      write: (bytes) => plug === plugged && travel(bytes, 'toBoard', toBoard),
      close: () => Promise.resolve(),
    };
  }

  return {
    open,
    unplug(reason) {
      plugged++;
      listener?.onClose(reason);
    },
    toHost: (line) => travel(line, 'toHost', (bytes) => listener?.onBytes(bytes, clock.nowUs())),
  };
}
