/** A board as the player plays on it, whatever protocol it speaks: the link it hangs on, and the unit that leads it. */
import type { Link } from '../link/types.ts';
import type { StepEvent } from '../program/types.ts';
import type { RigBoard } from '../rig/types.ts';
import type { SongClock } from './song-clock.ts';
import type { BoardState, NowEvent } from './types.ts';

export type BoardOnLink = {
  board: RigBoard;
  link: Link;
  /** Opens the port anew after it was lost, wherever the board is found now; rejects while it is not there. */
  reopen?: () => Promise<Link>;
  /** For a board that speaks another protocol than flopera's. */
  unitOf?: UnitFactory;
};

export interface BoardUnit {
  readonly state: BoardState;
  /** Homed, and able to play now. */
  isReady(): boolean;
  open(link: Link): void;
  close(): Promise<void>;
  /** The program from now on, in the board's order of things; goOn() says from where. */
  load(events: readonly StepEvent[]): void;
  /**
   * Drops what the board has queued from `flushHostUs` on, and goes on at `hostUs`: with the drives of `periods` (µs by
   * drive id) sounding, and the song's next event after it.
   */
  goOn(flushHostUs: number, hostUs: number, periods: ReadonlyMap<number, number>): void;
  /** Drops what the board has queued from `hostUs` on; its drives rest. */
  rest(hostUs: number): void;
  /** All drives silent at once; nothing that waits will sound. */
  silence(): void;
  playNow(events: readonly NowEvent[]): void;
  /** Lines of the urgent lane that the board has not yet taken. */
  nowBacklog(): number;
  /** Whether the board has taken all that was sent. */
  isSettled(): boolean;
  /** Whether the whole share of the song was sent. */
  isSent(): boolean;
}

export type UnitEvents = {
  /** Homed and in time: events may be sent. */
  onReady(): void;
  /** Something was settled: perhaps there is room for more. */
  onProgress(): void;
  /** Ready no longer; `isClosed` where the link itself is gone. */
  onLost(reason: string, isClosed: boolean): void;
  /** The board forgot its queue but is still ready: its watchdog struck, or this host stood still. */
  onQueueLost(): void;
  /** This board will never do. `message` is a whole line for the user. */
  onUnfit(message: string): void;
};

/** Makes the unit of a board; boards that speak another protocol than ours bring their own. */
export type UnitFactory = (board: RigBoard, songClock: SongClock, events: UnitEvents) => BoardUnit;
