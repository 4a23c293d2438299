/**
 * What a drive is made of to the ear: damped modes that every step strikes, no two drives quite alike.
 * The figures were measured from recordings of single drives, and from the comb that fast stepping makes of them.
 */

/** A damped oscillation: `level` at the strike, e^-1 of it after `decayMs`. */
export type Mode = { part: ModePart; hz: number; decayMs: number; level: number };
export type ModePart = 'bodyLow' | 'bodyHigh' | 'thump' | 'upper' | 'tick';

export type DriveBody = {
  modes: readonly Mode[];
  /** How far the body leans to its high mode when the head goes outward, -1..1. */
  outwardLean: number;
  /** The same, from track 0 to the last. */
  trackLean: number;
  /** Level of an outward step against an inward one, a factor. */
  outwardLevel: number;
};

/** Ring of frame and carriage, Hz, in the middle of the drives measured (single ones from 900 to 1400). */
const BODY_HZ = 1160;
const BODY_SPREAD = 0.11;
const BODY_DECAY_MS = 3.5;
/** Two modes stand this far below and above; a step's own mix of them is its own small deviation of pitch. */
const BODY_SPLIT = 0.014;
const THUMP = { hz: 290, spread: 0.1, decayMs: 7, level: 0.55 };
const UPPER = { ratio: 1.45, decayMs: 11, level: 0.16 };
/** A tick is noise from 2.2 to 4.8 kHz: short modes, struck with phases that change from step to step. */
const TICK = { hz: [2300, 2900, 3450, 4050, 4650], spread: 0.06, decayMs: 1.2, level: 0.085 };

/** The body of one drive; `random` gives numbers in [0, 1) and is used up alike for every drive. */
export function createDriveBody(random: () => number): DriveBody {
  const around = (middle: number, spread: number) => middle * (1 + spread * (2 * random() - 1));
  const bodyHz = around(BODY_HZ, BODY_SPREAD);
  const modes: Mode[] = [
    { part: 'bodyLow', hz: bodyHz * (1 - BODY_SPLIT), decayMs: around(BODY_DECAY_MS, 0.1), level: 1 },
    { part: 'bodyHigh', hz: bodyHz * (1 + BODY_SPLIT), decayMs: around(BODY_DECAY_MS, 0.1), level: 1 },
    { part: 'thump', hz: around(THUMP.hz, THUMP.spread), decayMs: THUMP.decayMs, level: THUMP.level },
    { part: 'upper', hz: bodyHz * UPPER.ratio, decayMs: UPPER.decayMs, level: around(UPPER.level, 0.25) },
    ...TICK.hz.map((hz) => ({
      part: 'tick' as const,
      hz: around(hz, TICK.spread),
      decayMs: TICK.decayMs,
      level: around(TICK.level, 0.3),
    })),
  ];
  return {
    modes,
    outwardLean: around(0.5, 0.6),
    trackLean: around(0.4, 0.5),
    outwardLevel: around(0.92, 0.06),
  };
}
