/** A clock that stands still until it is advanced: the time of emulated boards. */
import type { LinkClock } from './types.ts';

type Timer = { atUs: number; order: number; run: () => void };

export interface SimClock extends LinkClock {
  /** When the next timer is due, hostUs; undefined where none waits. */
  nextAtUs(): number | undefined;
  /** Moves time to `us` (never back), running every timer due until then in order of time, then of setting. */
  advanceTo(us: number): void;
}

/** A simulated clock that starts at `startUs`. */
export function createSimClock(startUs = 0): SimClock {
  let nowUs = startUs;
  let nextOrder = 0;
  const timers: Timer[] = [];

  function at(atUs: number, run: () => void): () => void {
    const timer = { atUs: Math.max(atUs, nowUs), order: nextOrder++, run };
    const place = timers.findIndex((other) => isBefore(timer, other));
    timers.splice(place === -1 ? timers.length : place, 0, timer);
    return () => {
      const index = timers.indexOf(timer);
      if (index !== -1) timers.splice(index, 1);
    };
  }

  function advanceTo(us: number): void {
    for (let timer = timers[0]; timer && timer.atUs <= us; timer = timers[0]) {
      timers.shift();
      nowUs = Math.max(nowUs, timer.atUs);
      timer.run();
    }
    nowUs = Math.max(nowUs, us);
  }

  return { nowUs: () => nowUs, at, nextAtUs: () => timers[0]?.atUs, advanceTo };
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.atUs < b.atUs || (a.atUs === b.atUs && a.order < b.order);
}
