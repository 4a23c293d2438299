/**
 * Where the head goes while notes sound: a record for each motion, and the rule by which every step is taken. The twin of
 * firmware/flopera/motion.cpp; tests/drive/head-vectors.txt holds the two together.
 */
import { TRACK_MAX } from './tracks.ts';
import type { TrackLimits } from './tracks.ts';

/** Where a head is, 0..TRACK_MAX, and which way its last step went. */
export type Head = { track: number; isInward: boolean };

type MotionRecord = {
  /** What it is, after its name: one phrase for someone who chooses. */
  about: string;
  /** The direction of a step inside a note. */
  goesInward: (head: Head, limits: TrackLimits) => boolean;
  /** Where homing leaves a head of this motion. */
  restingTrack: (limits: TrackLimits) => number;
};

export const MOTIONS = {
  travel: {
    about: 'sweeps the head to and fro',
    goesInward: ({ track, isInward }, { lowTrack, highTrack }) =>
      isInward ? track < highTrack : track <= lowTrack,
    restingTrack: () => 0,
  },
  shake: {
    about: 'reverses at every step: louder, without travel',
    goesInward: ({ isInward }) => !isInward,
    restingTrack: ({ lowTrack, highTrack }) => Math.floor((lowTrack + highTrack) / 2),
  },
} as const satisfies Record<string, MotionRecord>;

export type Motion = keyof typeof MOTIONS;

/** The head after homing, before its first note. */
export function restingHead(limits: TrackLimits, motion: Motion): Head {
  return { track: MOTIONS[motion].restingTrack(limits), isInward: false };
}

/**
 * The head after its next step. The first step of a note (`isOnset`) goes to the side with more room, so that 40 steps
 * over the whole stroke never turn; whatever the limits say, track 0 is left inward and the last track outward.
 */
export function nextStep(head: Head, limits: TrackLimits, motion: Motion, isOnset: boolean): Head {
  const { track } = head;
  const wantsInward = isOnset
    ? limits.highTrack - track >= track - limits.lowTrack
    : MOTIONS[motion].goesInward(head, limits);
  const isInward = track === 0 || (track < TRACK_MAX && wantsInward);
  return { track: track + (isInward ? 1 : -1), isInward };
}

/** The head after a note of so many steps, and how often it turned inside the note. */
export function playNote(
  head: Head,
  limits: TrackLimits,
  motion: Motion,
  steps: number,
): { head: Head; turns: number } {
  let turns = 0;
  let at = head;
  for (let step = 0; step < steps; step++) {
    const next = nextStep(at, limits, motion, step === 0);
    if (step > 0 && next.isInward !== at.isInward) turns++;
    at = next;
  }
  return { head: at, turns };
}
