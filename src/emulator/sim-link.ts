/** The host's side of a simulated cable: a Link whose time is the world's. */
import type { Link, LinkClock, LinkListener } from '../link/types.ts';

export interface SimLink extends Link {
  /** Hands bytes to the host now. */
  deliver(bytes: Uint8Array): void;
  /** Ends the link from the far side, as a pulled plug does. */
  drop(reason: string): void;
}

/** `toBoard` gets what the host writes while the link is open. */
export function createSimLink(name: string, clock: LinkClock, toBoard: (bytes: Uint8Array) => void): SimLink {
  let listener: LinkListener | undefined;
  let early: { bytes: Uint8Array; atUs: number }[] = [];
  let open = true;

  function deliver(bytes: Uint8Array): void {
    if (!open) return;
    const atUs = clock.nowUs();
    if (listener) listener.onBytes(bytes, atUs);
    else early.push({ bytes, atUs });
  }

  function listen(next: LinkListener): void {
    listener = next;
    const kept = early;
    early = [];
    for (const { bytes, atUs } of kept) next.onBytes(bytes, atUs);
  }

  function drop(reason: string): void {
    if (!open) return;
    open = false;
    listener?.onClose(reason);
  }

  return {
    name,
    clock,
    listen,
    deliver,
    drop,
    write(bytes) {
      if (open) toBoard(bytes);
    },
    close() {
      open = false;
      return Promise.resolve();
    },
  };
}
