/** The words of this room: the arrangement file, voices, and what became of the notes that no drive plays. */
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

/** Which note of the score a voice plays; times of the score, not as played. */
export type NoteSource = { channel: number; note: number; startUs: number };

/** A change of pitch inside a note, cents off `note`, in songUs. */
export type VoiceBend = { atUs: number; cents: number };

export type VoiceNote = {
  /** songUs, as played: gate and tempo applied. */
  startUs: number;
  endUs: number;
  /** Where the note would end without the gate; absent where the gate took nothing. */
  ungatedEndUs?: number;
  /** As played, after transposing and folding. */
  note: number;
  velocity: number;
  source: NoteSource;
  /** Sorted; empty or absent where the pitch is steady. */
  bends?: VoiceBend[];
  /** A drum: the drive plays this burst instead of a tone. */
  burst?: string;
  /** Set where this is the doubling of a note that another drive plays. */
  doubles?: boolean;
  /** The note asked for, where the drive's range does not have it and folding moved it by octaves. */
  foldedFrom?: number;
};

/** One drive's part: monophonic, sorted by startUs. */
export type Voice = { drive: number; notes: VoiceNote[] };

export type Dropped = NoteSource & {
  /** kebab-case, e.g. `percussion-unmapped`, `cut-by-newer`, `no-part`. */
  reason: string;
};

/** Every note of the score is the source of a voice note or is in `dropped`. */
export type Arranged = { voices: Voice[]; dropped: Dropped[]; durationUs: number };
