/** How far the settings of an arrangement may go, in its file and on the command line alike. */

/** Both ends are allowed. */
export type Limits = { readonly min: number; readonly max: number };

/** A factor; slower or faster than this is a slip of the finger, not a tempo. */
export const TEMPO_LIMITS: Limits = { min: 0.1, max: 10 };
/** The share of its length that a note sounds. */
export const GATE_LIMITS: Limits = { min: 0.05, max: 1 };
/** Semitones: five octaves. */
export const TRANSPOSE_LIMITS: Limits = { min: -60, max: 60 };
/** Octaves that a part, or its doubling, may be moved. */
export const OCTAVE_LIMITS: Limits = { min: -5, max: 5 };

/** What may stand as `transpose`, as the remedy says it. */
export const TRANSPOSE_WORDS = `whole semitones from ${TRANSPOSE_LIMITS.min} to ${TRANSPOSE_LIMITS.max}, or auto`;
