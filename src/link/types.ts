/** A link: bytes out, bytes in, and the clock they are timed by. What the bytes mean is not known here. */

/** Time and timers of a link: the wall clock for a port, the boards’ own time where all are emulated. */
export interface LinkClock {
  /** hostUs: µs since an arbitrary origin; never goes back; fractions allowed. */
  nowUs(): number;
  /** Calls `run` once at `atUs` (at once where that has passed); the function returned cancels it. */
  at(atUs: number, run: () => void): () => void;
}

export interface LinkListener {
  /** Bytes came in; `atUs` is when the last of them arrived, in the link's hostUs. */
  onBytes(bytes: Uint8Array, atUs: number): void;
  /** The link is gone (unplugged, closed by the far end); `reason` is fit for a user's eyes. */
  onClose(reason: string): void;
}

export interface Link {
  /** As a user names it: `/dev/ttyACM0`, `emulator`, `tcp://pi:4000`. */
  readonly name: string;
  readonly clock: LinkClock;
  /** Exactly one listener at a time; bytes that came before it was set are kept for it. */
  listen(listener: LinkListener): void;
  /** Queues bytes for the far end; never waits. Ignored once closed. */
  write(bytes: Uint8Array): void;
  /** Resolves when all written bytes have left (or the link is gone) and the port is closed. */
  close(): Promise<void>;
}
