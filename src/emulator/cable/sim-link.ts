/** The host's side of a simulated cable: a Link whose time is the world's. */
import { createInbox } from '../../link/inbox.ts';
import type { Link, LinkClock } from '../../link/types.ts';

export interface SimLink extends Link {
  /** Hands bytes to the host now. */
  deliver(bytes: Uint8Array): void;
  /** Ends the link from the far side, as a pulled plug does. */
  drop(reason: string): void;
}

/** `toBoard` gets what the host writes while the link is open. */
export function createSimLink(name: string, clock: LinkClock, toBoard: (bytes: Uint8Array) => void): SimLink {
  const inbox = createInbox();
  let isOpen = true;

  return {
    name,
    clock,
    listen: (listener) => inbox.listen(listener),
    deliver: (bytes) => inbox.deliver(bytes, clock.nowUs()),
    drop(reason) {
      isOpen = false;
      inbox.end(reason);
    },
    write(bytes) {
      if (isOpen) toBoard(bytes);
    },
    close() {
      isOpen = false;
      inbox.mute();
      return Promise.resolve();
    },
  };
}
