/** The receiving end of a link: what comes in goes to whoever listens, also what came before anybody did. */
import type { LinkListener } from './types.ts';

export interface Inbox {
  /** From now on to this listener; first of all what nobody has heard yet. */
  listen(listener: LinkListener): void;
  /** Bytes that arrived at `atUs`, hostUs. */
  deliver(bytes: Uint8Array, atUs: number): void;
  /** The link is gone; told once, and nothing after it. */
  end(reason: string): void;
  /** Nothing is told any more: the user closed the link. */
  mute(): void;
}

export function createInbox(): Inbox {
  let listener: LinkListener | undefined;
  const early: { bytes: Uint8Array; atUs: number }[] = [];
  let endReason: string | undefined;
  let isMuted = false;

  return {
    listen(next) {
      // What comes in meanwhile waits for its turn.
      listener = undefined;
      for (let piece = early.shift(); piece && !isMuted; piece = early.shift())
        next.onBytes(piece.bytes, piece.atUs);
      listener = next;
      if (endReason !== undefined && !isMuted) next.onClose(endReason);
    },
    deliver(bytes, atUs) {
      if (isMuted || endReason !== undefined) return;
      if (listener) listener.onBytes(bytes, atUs);
      else early.push({ bytes, atUs });
    },
    end(reason) {
      if (isMuted || endReason !== undefined) return;
      endReason = reason;
      listener?.onClose(reason);
    },
    mute() {
      isMuted = true;
    },
  };
}
