/** Voices: what each drive plays of a score, and what became of the notes that no drive plays. */

/** Which note of the score a voice plays. */
export type NoteSource = { channel: number; note: number; startUs: number };

/** A change of pitch inside a note, cents off `note`, in songUs. */
export type VoiceBend = { atUs: number; cents: number };

export type VoiceNote = {
  /** songUs, as played: gate and tempo applied. */
  startUs: number;
  endUs: number;
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
};

/** One drive's part: monophonic, sorted by startUs. */
export type Voice = { drive: number; notes: VoiceNote[] };

export type Dropped = NoteSource & {
  /** kebab-case, e.g. `percussion-unmapped`, `cut-by-newer`, `no-part`. */
  reason: string;
};

/** Every note of the score is the source of a voice note or is in `dropped`. */
export type Arranged = { voices: Voice[]; dropped: Dropped[]; durationUs: number };
