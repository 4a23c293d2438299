/** A rig: which boards hang on which ports, which drives on which pins, and what each drive can do. */
import type { Protocol } from '../board/protocols.ts';
import type { Motion } from '../drive/motion.ts';
import type { TrackLimits } from '../drive/tracks.ts';
import type { KeyPriority, LiveModeName, Outside, ZoneModeName } from './live-choices.ts';

export type RigDrive = TrackLimits & {
  /** What people call it; unique in the whole rig. */
  id: number;
  /** Lowest and highest MIDI note that sounds well, both included. */
  lowNote: number;
  highNote: number;
  /** Loudness against the other drives as measured, dB; 0 is an average drive. */
  levelDb: number;
  motion: Motion;
  /** Whether its Track 0 output is wired to the board (A0…A5). */
  track0Sensor: boolean;
};

export type RigBoard = {
  id: string;
  /** `auto`, a device path, `tcp://host:port`, `emulator` or `emulator:NAME` (emulator-ports.ts). */
  port: string;
  protocol: Protocol;
  /** Place in the list chooses the pins: board/pins.ts. */
  drives: RigDrive[];
};

/** Keys of a keyboard that some drives play; notes 0..127, both ends included. */
export type RigZone = {
  lowNote: number;
  highNote: number;
  /** Ids. */
  drives: number[];
  mode: ZoneModeName;
};

/** How a keyboard plays the rig, as far as its file says. */
export type RigLive = {
  mode?: LiveModeName;
  outside?: Outside;
  priority?: KeyPriority;
  legato?: boolean;
  zones?: RigZone[];
  /** Drive by channel. */
  channels?: Record<number, number>;
};

export type Rig = { boards: RigBoard[]; live?: RigLive };
