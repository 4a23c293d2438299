/** The arrangement file: what it says of the song, and its parts. */
import type { UserFileError } from '../userfile/user-file-error.ts';
import type { KeyPath } from '../userfile/key-path.ts';

/** Which notes of the score a part may take; what is absent does not limit. */
export type PartSource = {
  /** 1..16. */
  channels?: number[];
  /** From 1. */
  tracks?: number[];
  /** Written pitch, both ends included. */
  range?: { lowNote: number; highNote: number };
};

/** The lines that automatic arranging tells apart. */
export const lineNames = ['melody', 'bass', 'inner'] as const;
export type Line = (typeof lineNames)[number];

/**
 * Which of the notes sounding at each onset a part takes from what earlier parts left. Parts of lines are arranged
 * together: flopera chooses which of their notes sound, and on which of their drives.
 */
export type Split = { from: 'top' | 'bottom'; voices: number } | { from: 'rest' } | { from: Line };

/** A drum's note number → the burst that stands for it. */
export type DrumMap = Map<number, { drive: number; burst: string }>;

export type Part = {
  from: PartSource;
  /** Ids in the rig; empty for a part of drums. */
  drives: number[];
  /** Octaves up (or down, negative) before anything is chosen. */
  octave: number;
  split?: Split;
  /** Octaves against the note as played. */
  double?: { drive: number; octave: number };
  /** `double: auto`: the loud notes of a line are doubled an octave away on any drive that rests. */
  doubleOnIdle?: boolean;
  drums?: DrumMap;
  /** Whether the sustain pedal holds this part's notes. */
  sustain: boolean;
};

/** Whether flopera arranges the part itself. */
export function isLinePart({ split }: Part): boolean {
  return lineNames.some((line) => line === split?.from);
}

export type ArrangementFile = {
  title?: string;
  composer?: string;
  licence?: string;
  /** Where the score comes from. */
  source?: string;
  /** Factor: 2 is twice as fast. */
  tempo: number;
  /** Semitones. */
  transpose: number | 'auto';
  /** 0.05..1. */
  gate: number;
  /** What lint is told, as it stands in the file. */
  lint?: { ignore?: unknown; [key: string]: unknown };
  parts: Part[];
  /** An error about a value of the file: `['parts', 2, 'drive']`. */
  errorAt: (keys: KeyPath, factAndRemedy: string) => UserFileError;
};

/** What the command line puts in the place of the file's top level. */
export type ArrangementOverrides = { tempo?: number; transpose?: number | 'auto'; gate?: number };
