/** The queue of a stand-in board: events sorted by their tick, in a number of places. */
import type { WireEvent } from '../../src/wire/fields.ts';

export interface StandInQueue {
  readonly length: number;
  readonly free: number;
  readonly freeMin: number;
  readonly firstTick: number | undefined;
  add(tick: number, events: readonly WireEvent[]): void;
  /** Drops what stands at `tick` or later, and rests every drive at it; that takes no place. */
  flush(tick: number, drives: number): void;
  shift(): { tick: number; event: WireEvent } | undefined;
  clear(): void;
}

type Queued = { tick: number; event: WireEvent; isFree: boolean };

export function createStandInQueue(places: number): StandInQueue {
  let queue: Queued[] = [];
  let freeMin = places;

  function put(tick: number, events: readonly WireEvent[], isFree: boolean): void {
    for (const event of events) queue.push({ tick, event, isFree });
    queue.sort((a, b) => a.tick - b.tick);
    freeMin = Math.min(freeMin, free());
  }

  function free(): number {
    return places - queue.filter(({ isFree }) => !isFree).length;
  }

  return {
    get length() {
      return queue.length;
    },
    get free() {
      return free();
    },
    get freeMin() {
      return freeMin;
    },
    get firstTick() {
      return queue[0]?.tick;
    },
    add: (tick, events) => put(tick, events, false),
    flush(tick, drives) {
      queue = queue.filter((one) => one.tick < tick);
      const rests = Array.from({ length: drives }, (_, i): WireEvent => ({ drive: i + 1, kind: 'rest' }));
      put(tick, rests, true);
    },
    shift: () => queue.shift(),
    clear: () => (queue = []),
  };
}
