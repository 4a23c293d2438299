/** The rig that is meant where no rig file is given. */
import type { Motion } from '../drive/motion.ts';
import { TRACK_MAX } from '../drive/tracks.ts';
import type { Rig, RigDrive } from './types.ts';

/**
 * Limits of the head: the whole stroke, without a step against either end. Only so is there always a side with room for
 * 40 steps, and no note of up to 40 steps turns. A drive that loses steps wants narrower ones in its rig.
 */
export const DEFAULT_LOW_TRACK = 0;
export const DEFAULT_HIGH_TRACK = TRACK_MAX;
export const DEFAULT_MOTION: Motion = 'travel';
export const DEFAULT_PORT = 'auto';

/**
 * Three tiers of an octave, two drives each: treble F3..E4, middle F2..E3, bass F1..E2. Every step is then
 * slower than the 3 ms that data sheets allow.
 */
const TIERS = [
  { ids: [1, 2], lowNote: 53, highNote: 64 },
  { ids: [3, 4], lowNote: 41, highNote: 52 },
  { ids: [5, 6], lowNote: 29, highNote: 40 },
] as const;

/** One board, `main`, on port `auto`, with six drives of an octave each. */
export function defaultRig(): Rig {
  const drives = TIERS.flatMap(({ ids, lowNote, highNote }) =>
    ids.map((id) => defaultDrive(id, lowNote, highNote)),
  );
  return { boards: [{ id: 'main', port: DEFAULT_PORT, protocol: 'flopera', drives }] };
}

/** Range of the drive at a place (from 0) of a board, where the rig file names none: as in the default rig. */
export function defaultRange(place: number): { lowNote: number; highNote: number } {
  const tier = TIERS[Math.floor(place / 2) % TIERS.length] ?? TIERS[0];
  return { lowNote: tier.lowNote, highNote: tier.highNote };
}

function defaultDrive(id: number, lowNote: number, highNote: number): RigDrive {
  return {
    id,
    lowNote,
    highNote,
    levelDb: 0,
    motion: DEFAULT_MOTION,
    lowTrack: DEFAULT_LOW_TRACK,
    highTrack: DEFAULT_HIGH_TRACK,
    track0Sensor: false,
  };
}
