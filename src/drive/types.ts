/** What a simulated drive tells: each step its head made, and each time it met an end. */

/** Wires as a beginner solders them: nothing arrives, or STEP and DIR are exchanged. */
export const DRIVE_FAULTS = ['dead', 'swapped'] as const;
export type DriveFault = (typeof DRIVE_FAULTS)[number];

/** A STEP edge (falling, unless the drive steps on the rising one) that moved, or tried to move, the head. */
export type StepEdge = {
  /** True time in µs of the edge, in the emulated world. */
  us: number;
  /** Position of the drive on its board, from 1. */
  place: number;
  /** Level of DIR: 0 inward (towards the last track), 1 outward. */
  dir: 0 | 1;
  /** Track after the step, 0..TRACK_MAX. */
  track: number;
  /** The head could not move: at track 0 most drives ignore it, at the last one the carriage bangs. */
  blocked: boolean;
};
