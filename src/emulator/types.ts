/** An emulated board as its users see it: what it is made of, what it tells, what can be done to it. */
import type { BoardName } from '../board/boards.ts';
import type { Drive, DriveOptions } from '../drive/drive.ts';
import type { StepEdge } from '../drive/types.ts';
import type { ClockErrorOptions } from './circuits/board-clock.ts';
import type { DelayRange } from './cable/link-delay.ts';
import type { WireChange } from './circuits/drive-bay.ts';

export type EmulatedBoardOptions = ClockErrorOptions & {
  board: BoardName;
  /** Firmware, as Intel HEX text. */
  image: string;
  /** How many drives hang on it (at most as many as it has places), or what each is like; one in each place if not given. */
  drives?: number | Partial<DriveOptions>[] | undefined;
  /** Decides where the heads stand at power-on and what SRAM holds; 1 if not given. */
  seed?: number | undefined;
  /** What the cable adds each way; nothing if not given. */
  delay?: DelayRange | undefined;
  /** The host's baud rate, for boards with a UART; 500000 if not given. */
  baud?: number | undefined;
  /** True time of power-on, µs; 0 if not given. */
  startUs?: number | undefined;
  /** How long the bootloader keeps the port before the firmware starts, µs (optiboot: 1.5 s); 0 if not given. */
  bootUs?: number | undefined;
  /** Each step of each drive, in order of time. */
  onStep?: ((edge: StepEdge) => void) | undefined;
  /** Each change of level on the drives' wires. */
  onWire?: ((change: WireChange) => void) | undefined;
  /** Bytes that reach the host's port; `us` is when the last of them did, never earlier than `nowUs()`. */
  onBytes?: ((bytes: Uint8Array, us: number) => void) | undefined;
};

export interface EmulatedBoard {
  readonly name: BoardName;
  readonly drives: readonly Drive[];
  /** True time up to which it has run, µs. */
  nowUs(): number;
  /** Runs on to true time `us`; a few cycles more, to the end of an instruction. */
  runTo(us: number): void;
  /** When it next does anything by itself, true time in µs: now, unless its CPU sleeps. */
  actsAtUs(): number;
  /** What it does reaches the host no sooner than this, µs. */
  readonly leastLatencyUs: number;
  /** Bytes that the host writes at true time `us`, not earlier than those before. */
  write(bytes: Uint8Array, us: number): void;
  /** True while bytes of the host have not yet reached the board. */
  busy(): boolean;
  /** The cable is pulled out of the host, or put back and the port opened (which resets an Uno). */
  unplug(): void;
  plug(): void;
  /** Pulls the reset pin. */
  reset(): void;
  /** Resets by the chip's own watchdog since power-on. */
  watchdogResets(): number;
  /** Share of its time since power-on that the CPU slept, 0..1. */
  sleepShare(): number;
  /** Data memory as it is now (registers, then SRAM from 0x100 on): for measuring stack use. */
  memory(): Uint8Array;
}
