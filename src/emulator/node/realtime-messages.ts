/** What the thread of the emulated boards and the thread of the host say to each other. All times are the host's, µs. */
import type { StepEdge } from '../../drive/types.ts';
import type { EmulatedBoardOptions } from '../types.ts';

export type RealtimeBoardOptions = Omit<EmulatedBoardOptions, 'onBytes' | 'onStep' | 'startUs'>;

export type WorkerStart = {
  boards: RealtimeBoardOptions[];
  /** `process.hrtime()` in µs minus the host's clock: both threads read the same counter. */
  hrtimeMinusHostUs: number;
  /** How far the boards stay behind the wall clock, µs. */
  behindUs: number;
};

export type ToWorker =
  | { kind: 'write'; board: number; bytes: Uint8Array; us: number }
  /** Answer `drained` when the board has taken every byte written before. */
  | { kind: 'drain'; board: number; us: number }
  | { kind: 'reset'; board: number };

/** One piece of time of all boards, up to `us`. */
export type Slice = {
  kind: 'slice';
  us: number;
  bytes: { board: number; bytes: Uint8Array; us: number }[];
  steps: { board: number; edge: StepEdge }[];
};

export type FromWorker = Slice | { kind: 'drained'; board: number };
