/** Where the heads are, reckoned from what was played: for drives whose heads nobody can see. */
import type { Rig, RigDrive } from '../rig/types.ts';

export interface HeadReckoning {
  /** What sounds now, µs by drive id, at `nowUs` of any clock that goes on steadily. */
  follow(periods: ReadonlyMap<number, number>, nowUs: number): void;
  /** Track of a drive's head, 0..79; undefined for a drive that is not of the rig. */
  trackOf(drive: number): number | undefined;
}

type Head = {
  readonly drive: RigDrive;
  track: number;
  isInward: boolean;
  /** Period of the note that sounds, and when its next step is due, µs. */
  periodUs: number | undefined;
  nextStepUs: number;
};

/** More steps than this between two looks, and nobody was looking. */
const STEPS_MAX = 2_000;

/** Begins with the heads where homing leaves them. Moves them by the firmware's own rules (motion.cpp). */
export function createHeadReckoning(rig: Rig): HeadReckoning {
  const heads = new Map(
    rig.boards.flatMap(({ drives }) =>
      drives.map((drive): [number, Head] => [
        drive.id,
        { drive, track: restingTrack(drive), isInward: true, periodUs: undefined, nextStepUs: 0 },
      ]),
    ),
  );
  return {
    follow(periods, nowUs) {
      for (const [id, head] of heads) followHead(head, periods.get(id), nowUs);
    },
    trackOf: (drive) => heads.get(drive)?.track,
  };
}

/** A shaking drive waits in the middle of its tracks. */
function restingTrack({ motion, lowTrack, highTrack }: RigDrive): number {
  return motion === 'shake' ? Math.floor((lowTrack + highTrack) / 2) : 0;
}

function followHead(head: Head, periodUs: number | undefined, nowUs: number): void {
  if (periodUs !== undefined && head.periodUs === undefined) {
    head.isInward = head.drive.highTrack - head.track >= head.track - head.drive.lowTrack;
    head.nextStepUs = nowUs;
  }
  head.periodUs = periodUs;
  if (periodUs === undefined) return;
  for (let steps = 0; head.nextStepUs <= nowUs && steps < STEPS_MAX; steps++) {
    step(head);
    head.nextStepUs += periodUs;
  }
}

/** Travel sweeps between the limits, shake turns at every step. */
function step(head: Head): void {
  const { lowTrack, highTrack, motion } = head.drive;
  const isAtLimit = head.isInward ? head.track >= highTrack : head.track <= lowTrack;
  if (isAtLimit || motion === 'shake') head.isInward = !head.isInward;
  head.track += head.isInward ? 1 : -1;
}
