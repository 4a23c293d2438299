/** A way in for other programs: where they find the emulated board, and the bytes both ways. */

export interface FarEnd {
  /** What another program opens: `/tmp/flopera-uno`, `tcp://127.0.0.1:4000`. */
  readonly name: string;
  write(bytes: Uint8Array): void;
  close(): Promise<void>;
}

export type FarEndListener = {
  onBytes: (bytes: Uint8Array) => void;
  /** A program has opened it, where that can be told. */
  onOpen: () => void;
  /** It cannot go on; `reason` is fact and remedy in one line. */
  onFailure: (reason: string) => void;
};
