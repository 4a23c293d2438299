/** A song as a musician types it: voices in bars, still in note values, not yet in MIDI events. */

/** Ticks of a quarter note; every note value down to a dotted 1/64 or its triplet is a whole number of them. */
export const TICKS_PER_QUARTER = 480;

export type SongKey = {
  /** MIDI note 0..127. */
  note: number;
  /** Held on into the next note of the voice, which has the same pitch. */
  tied: boolean;
};

/** A note, a chord or (without keys) a rest. */
export type SongItem = {
  ticks: number;
  keys: SongKey[];
  /** A dynamic mark that stands before it, as MIDI velocity. */
  velocity?: number;
};

export type SongVoice = {
  name: string;
  /** 1..16. */
  channel: number;
  /** General MIDI program as people count, 1..128. */
  program: number | undefined;
};

export type SongTempo = { atTick: number; quartersPerMinute: number };

export type SongBar = {
  /** Line of the text that the bar's system begins at. */
  line: number;
  numerator: number;
  denominator: number;
  ticks: number;
  marker: string | undefined;
  /** `atTick` from the start of the bar. */
  tempos: SongTempo[];
  /** What each voice that has something to say plays in this bar, by name. */
  items: Map<string, SongItem[]>;
};

export type Song = {
  /** Stands in error messages only. */
  path: string;
  /** `title`, `composer`, `source`, `licence`, `key`: lines of the head, as typed. */
  head: Map<string, string>;
  voices: SongVoice[];
  bars: SongBar[];
};

/** A song text that cannot be read: `path:line: the fact; the remedy`. */
export class SongTextError extends Error {
  readonly line: number;

  constructor(path: string, line: number, fact: string) {
    super(`${path}:${line}: ${fact}`);
    this.name = 'SongTextError';
    this.line = line;
  }
}
