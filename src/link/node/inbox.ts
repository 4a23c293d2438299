/** Keeps what comes in for whoever listens, also what came before anybody did. */
import type { LinkClock, LinkListener } from '../types.ts';

export interface Inbox {
  listen(listener: LinkListener): void;
  deliver(bytes: Uint8Array): void;
  /** The link is gone; told once. */
  end(reason: string): void;
  /** Nothing is told any more: the user closed the link. */
  mute(): void;
}

export function createInbox(clock: LinkClock): Inbox {
  let listener: LinkListener | undefined;
  let early: { bytes: Uint8Array; atUs: number }[] = [];
  let endReason: string | undefined;
  let muted = false;

  return {
    listen(next) {
      listener = next;
      for (const { bytes, atUs } of early) next.onBytes(bytes, atUs);
      early = [];
      if (endReason !== undefined && !muted) next.onClose(endReason);
    },
    deliver(bytes) {
      if (muted) return;
      const atUs = clock.nowUs();
      if (listener) listener.onBytes(bytes, atUs);
      else early.push({ bytes, atUs });
    },
    end(reason) {
      if (muted || endReason !== undefined) return;
      endReason = reason;
      listener?.onClose(reason);
    },
    mute() {
      muted = true;
    },
  };
}
