/** Which keys are held, what each drive makes of them, and who takes that to the drives. */
import type { NowEvent } from '../player/types.ts';
import type { RigDrive } from '../rig/types.ts';
import type { LiveOptions } from './options.ts';

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
export type Tones = readonly (Tone | undefined)[];

/** What a mode needs to know of a drive. */
export type LiveDrive = Pick<RigDrive, 'id' | 'lowNote' | 'highNote'>;

/**
 * Who plays what: from what sounds now to what shall sound. `held` is every key held by finger or pedal after the
 * change, in order of their pressing.
 */
export type Mode = {
  press(tones: Tones, key: Key, held: readonly Key[]): Tones;
  release(tones: Tones, key: Key, held: readonly Key[]): Tones;
};

export type ModeMaker = (drives: readonly LiveDrive[], options: LiveOptions) => Mode;

/** Whoever takes events to the drives: a player. */
export interface LiveOutput {
  playNow(events: readonly NowEvent[]): void;
  /** Lines that wait or are on their way; 0 where all was taken. */
  nowBacklog(): number;
}
