/** A host that can stand still, as a laptop does whose lid is shut: no timer runs and no byte is read meanwhile. */
import type { SimClock } from '../../src/link/sim-clock.ts';
import type { Link, LinkClock } from '../../src/link/types.ts';

export interface SleepyHost {
  /** Stands still from now on, for so long. */
  sleep(us: number): void;
  /** The link as this host sees it. */
  linkOf(link: Link): Link;
}

export function createSleepyHost(clock: SimClock): SleepyHost {
  let asleepUntilUs = 0;
  const whenAwake = (run: () => void): void => {
    if (clock.nowUs() >= asleepUntilUs) run();
    else clock.at(asleepUntilUs, run);
  };
  const hostClock: LinkClock = {
    nowUs: () => clock.nowUs(),
    at(atUs, run) {
      let isCancelled = false;
      const cancel = clock.at(atUs, () => whenAwake(() => !isCancelled && run()));
      return () => {
        isCancelled = true;
        cancel();
      };
    },
  };

  return {
    sleep: (us) => (asleepUntilUs = clock.nowUs() + us),
    linkOf: (link) => ({
      ...link,
      clock: hostClock,
      listen: (listener) =>
        link.listen({
          onBytes: (bytes) => whenAwake(() => listener.onBytes(bytes, clock.nowUs())),
          onClose: (reason) => whenAwake(() => listener.onClose(reason)),
        }),
    }),
  };
}
