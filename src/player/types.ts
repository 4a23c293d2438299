/** The player as its users see it: connect, play, steer, stop; and what it says of itself. */
import type { BoardName } from '../board/boards.ts';
import type { StepAction, StepProgram } from '../program/types.ts';

export type PlayerOptions = {
  /** How long a lost board may stay away in the middle of a song, µs; then play() rejects. Default 30 s. */
  patienceUs?: number;
};

/** Counters since connect; each that is not 0 is told to the user at the end. */
export type FaultCounters = {
  /** Events that reached the board after their time. */
  lateEvents: number;
  /** Lines sent again. */
  resentLines: number;
  /** Lines from the board that failed their CRC, and lines it refused for theirs. */
  damagedLines: number;
  /** Lines that the board refused for good, and events never sent since it would, by the fault's name. */
  refused: Record<string, number>;
  /** What else the board told unasked, by the fault's name (`chip-watchdog`, `no-track0`). */
  told: Record<string, number>;
  /** Times that the board fell silent by its watchdog, was reset, or was unplugged. */
  interruptions: number;
};

export type BoardState = {
  id: string;
  /** As the hello tells: `uno 0.1.0`; empty before it came. */
  identity: string;
  /** The board behind it; undefined for one that this flopera does not know, or before the hello. */
  kind: BoardName | undefined;
  /** What its owner should do when there is time, a line with its remedy: its firmware is an older one. */
  advice: string | undefined;
  connected: boolean;
  /** Error of the clock fit, µs (one sigma); undefined before the first fit. */
  clockErrorUs: number | undefined;
  /** The board's clock against the link's, ppm. */
  clockPpm: number | undefined;
  /** A typical time from a question to its answer, µs; undefined before the first. */
  roundTripUs: number | undefined;
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

/** A step event without its time. */
export type NowEvent = { drive: number } & StepAction;

export interface Player {
  /** Hello, drive settings, homing and clock fit on every board. Rejects with a DeviceError. */
  connect(): Promise<void>;
  /**
   * Plays from `fromUs` (songUs) to the program's end; resolves with the last state when the drives rest, or when
   * stop() ended it. Rejects with a DeviceError when a board stayed away longer than the patience.
   */
  play(program: StepProgram, fromUs?: number): Promise<PlayerState>;
  /** Plays these events at once, ahead of everything scheduled, one of them a drive. */
  playNow(events: readonly NowEvent[]): void;
  /** Lines of playNow() that are not yet taken, on the board that has most of them. */
  nowBacklog(): number;
  pause(): void;
  resume(): void;
  seek(songUs: number): void;
  /** A factor: 1.05 is 5 % faster. */
  setTempo(factor: number): void;
  /** Every drive silent at once; the song pauses. */
  panic(): void;
  /** Silences every drive and waits until the boards say so (or do not answer). Links stay open. */
  stop(): Promise<void>;
  /** Stops, closes the links and looks for no board any more. */
  close(): Promise<void>;
  state(): PlayerState;
}
