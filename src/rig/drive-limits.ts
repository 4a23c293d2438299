/** What a drive's mechanics allow, as far as the rig tells. */
import { noteToPeriodUs } from '../units/pitch.ts';
import type { Rig, RigDrive } from './types.ts';

/** Fastest step that data sheets allow (3 ms track to track: TEAC FD-235HF, Sony MPF920). */
const SPEC_PERIOD_US = 3000;
/** Above B5 (83) drives were seen to latch up until power is cycled. */
export const NOTE_MAX = 83;
/** Below C0 single clicks are heard, not a note. */
export const NOTE_MIN = 12;

/** Shortest period, µs, that a drive may be asked for: the data sheet's, or its highest note's where that is shorter. */
export function fastestPeriodUs(drive: Pick<RigDrive, 'highNote'>): number {
  return Math.min(SPEC_PERIOD_US, noteToPeriodUs(drive.highNote));
}

/** All drives of a rig, over all boards, in the order of the file. */
export function drivesOf(rig: Rig): RigDrive[] {
  return rig.boards.flatMap((board) => board.drives);
}
