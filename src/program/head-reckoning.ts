/** Where the heads are, reckoned from what was played: for drives whose heads nobody can see. */
import { nextStep, restingHead } from '../drive/motion.ts';
import type { Head } from '../drive/motion.ts';
import type { Rig, RigDrive } from '../rig/types.ts';

export interface HeadReckoning {
  /** What sounds now, µs by drive id, at `nowUs` of any clock that goes on steadily. */
  follow(periods: ReadonlyMap<number, number>, nowUs: number): void;
  /** Track of a drive's head, 0..TRACK_MAX; undefined for a drive that is not of the rig. */
  trackOf(drive: number): number | undefined;
}

type ReckonedDrive = {
  readonly drive: RigDrive;
  head: Head;
  /** When the next step of the note that sounds is due, µs, and whether it is the first; undefined while it rests. */
  next: { us: number; isOnset: boolean } | undefined;
};

/** More steps than this between two looks, and nobody was looking. */
const STEPS_MAX = 2_000;

/** Begins with the heads where homing leaves them. */
export function createHeadReckoning(rig: Rig): HeadReckoning {
  const reckoned = new Map(
    rig.boards.flatMap(({ drives }) =>
      drives.map((drive): [number, ReckonedDrive] => [
        drive.id,
        { drive, head: restingHead(drive, drive.motion), next: undefined },
      ]),
    ),
  );
  return {
    follow(periods, nowUs) {
      for (const [id, one] of reckoned) followDrive(one, periods.get(id), nowUs);
    },
    trackOf: (drive) => reckoned.get(drive)?.head.track,
  };
}

function followDrive(one: ReckonedDrive, periodUs: number | undefined, nowUs: number): void {
  if (periodUs === undefined) {
    one.next = undefined;
    return;
  }
  const { drive } = one;
  let next = one.next ?? { us: nowUs, isOnset: true };
  for (let steps = 0; next.us <= nowUs && steps < STEPS_MAX; steps++) {
    one.head = nextStep(one.head, drive, drive.motion, next.isOnset);
    next = { us: next.us + periodUs, isOnset: false };
  }
  one.next = next;
}
