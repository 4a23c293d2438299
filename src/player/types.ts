/** The player as its users see it: connect, play, steer, stop; and what it says of itself. */
import type { Link } from '../link/types.ts';
import type { StepProgram } from '../program/types.ts';
import type { RigBoard } from '../rig/types.ts';

export type BoardOnLink = { board: RigBoard; link: Link };

/** Counters since connect; each that is not 0 is told to the user at the end. */
export type FaultCounters = {
  /** Events that reached the board after their time. */
  lateEvents: number;
  /** Lines sent again. */
  resentLines: number;
  /** Lines from the board that failed their CRC, and lines it refused for theirs. */
  damagedLines: number;
  /** Lines that the board refused for good, by the fault's name. */
  refused: Record<string, number>;
  /** Times that the board fell silent by its watchdog, was reset, or was unplugged. */
  interruptions: number;
};

export type BoardState = {
  id: string;
  /** As the hello tells: `uno 0.1.0`; empty before it came. */
  identity: string;
  connected: boolean;
  /** Error of the clock fit, µs (one sigma); undefined before the first fit. */
  clockErrorUs: number | undefined;
  /** The board's clock against the link's, ppm. */
  clockPpm: number | undefined;
  faults: FaultCounters;
};

/** What sounds on a drive now. */
export type DriveState = { drive: number; periodUs: number | undefined };

export type PlayerState = {
  phase: 'idle' | 'connecting' | 'playing' | 'paused' | 'ended' | 'stopped';
  /** Where the song is now, songUs. */
  songUs: number;
  /** hostUs of song time 0 at the present tempo; edges are told against it. Undefined before play. */
  songStartHostUs: number | undefined;
  tempo: number;
  drives: DriveState[];
  boards: BoardState[];
};

export interface Player {
  /** Hello, drive settings, homing and clock fit on every board. Rejects with a DeviceError. */
  connect(): Promise<void>;
  /** Plays from `fromUs` (songUs) to the program's end; resolves with the last state when the drives rest. */
  play(program: StepProgram, fromUs?: number): Promise<PlayerState>;
  pause(): void;
  resume(): void;
  seek(songUs: number): void;
  /** A factor: 1.05 is 5 % faster. */
  setTempo(factor: number): void;
  /** Every drive silent at once; the song pauses. */
  panic(): void;
  /** Silences every drive and waits until the boards say so (or do not answer). Links stay open. */
  stop(): Promise<void>;
  state(): PlayerState;
}
