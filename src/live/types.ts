/** What a keyboard says, which keys it holds, and what each drive makes of them. */
import type { ChannelMessage } from '../midi/types.ts';
import type { RigDrive } from '../rig/types.ts';

/** `reset` is the system reset FF; the clock ticks 24 times a quarter. */
export type LiveMessage = ChannelMessage | { type: 'clock' | 'start' | 'continue' | 'stop' | 'reset' };

/** A key from its press on; a second press of the same key is another one. */
export type Key = {
  readonly channel: number;
  readonly note: number;
  readonly velocity: number;
  /** Counts presses: a greater one is newer. */
  readonly order: number;
  /** hostUs. */
  readonly pressedUs: number;
};

/** What one drive sounds. */
export type Tone = {
  readonly key: Key;
  /** As played, after folding. */
  readonly note: number;
  /** Follows the tone before it without a new attack. */
  readonly legato: boolean;
};

/** What each drive sounds, by its place in the list of drives. */
export type Lanes = readonly (Tone | undefined)[];

/** What a mode needs to know of a drive. */
export type LiveDrive = Pick<RigDrive, 'id' | 'lowNote' | 'highNote'>;

/**
 * Who plays what: from what sounds now to what shall sound. `held` is every key held by finger or pedal after the
 * change, in order of their pressing.
 */
export type Mode = {
  press(lanes: Lanes, key: Key, held: readonly Key[]): Lanes;
  release(lanes: Lanes, key: Key, held: readonly Key[]): Lanes;
};
