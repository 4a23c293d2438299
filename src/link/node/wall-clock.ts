/** The clock on the wall: real time and real timers, for ports and for the emulator that is listened to. */
import type { LinkClock } from '../types.ts';

/** One clock serves every link of the process, so that their times can be compared. hostUs counts from process start. */
export function createWallClock(): LinkClock {
  const nowUs = (): number => performance.now() * 1000;

  function at(atUs: number, run: () => void): () => void {
    let timer: NodeJS.Timeout;
    // Node's timers count whole milliseconds and may come a fraction early: then the rest is waited for again.
    const arm = (): void => {
      timer = setTimeout(() => (nowUs() >= atUs ? run() : arm()), Math.max(0, (atUs - nowUs()) / 1000));
    };
    arm();
    return () => clearTimeout(timer);
  }

  return { nowUs, at };
}
