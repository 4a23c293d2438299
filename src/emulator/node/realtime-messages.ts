/** What the thread of the emulated boards and the thread of the host say to each other. All times are the host's, µs. */
import type { StepEdge } from '../../drive/types.ts';
import type { EmulatedBoardOptions } from '../types.ts';

export type RealtimeBoardOptions = Omit<EmulatedBoardOptions, 'onBytes' | 'onStep' | 'startUs'>;

export type WorkerStart = {
  boards: RealtimeBoardOptions[];
  /** Where the host's clock stood when the boards were asked for. */
  hostUs: number;
  /** `process.hrtime()` at that moment, µs: both threads read the same counter. */
  hrtimeUs: number;
  /** How far the boards stay behind the host's clock, µs. */
  behindUs: number;
  /** Whether each slice waits until the host has heard of the one before: then the host's clock goes by the slices. */
  waitsForHost: boolean;
};

export type ToWorker =
  | { kind: 'write'; board: number; bytes: Uint8Array; us: number }
  /** Answer `drained` when the board has taken every byte written before. */
  | { kind: 'drain'; board: number; us: number }
  | { kind: 'reset'; board: number }
  /** The host has dealt with a slice, and has written what it writes in answer. */
  | { kind: 'heard' };

/** One piece of time of all boards, up to `us`. */
export type Slice = {
  kind: 'slice';
  us: number;
  bytes: { board: number; bytes: Uint8Array; us: number }[];
  steps: { board: number; edge: StepEdge }[];
};

export type FromWorker = Slice | { kind: 'drained'; board: number };
