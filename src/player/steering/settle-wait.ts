/** Waits until the boards have taken everything, or will not any more. */
import type { LinkClock } from '../../link/types.ts';

export interface SettleWait {
  /** Resolves once all is settled, or after `patienceUs`. */
  wait(patienceUs: number): Promise<void>;
  /** Something was settled. */
  check(): void;
}

export function createSettleWait(clock: LinkClock, isSettled: () => boolean): SettleWait {
  let waiting: (() => void)[] = [];

  function wait(patienceUs: number): Promise<void> {
    return new Promise((resolve) => {
      const giveUp = clock.at(clock.nowUs() + patienceUs, resolve);
      waiting.push(() => {
        giveUp();
        resolve();
      });
      check();
    });
  }

  function check(): void {
    if (waiting.length === 0 || !isSettled()) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  return { wait, check };
}
