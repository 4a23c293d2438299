/** The words of this room: what a rule sees, what it finds, and how a find can be put right. */
import type { Arranged } from '../arrangement/arranged.ts';
import type { ArrangementFile } from '../arrangement/types.ts';
import type { VoiceTable } from '../arrangement/voice-table.ts';
import type { MidiFile } from '../midi/midi-file.ts';
import type { KeyPath } from '../userfile/key-path.ts';
import type { Rig } from '../rig/types.ts';
import type { Score } from '../score/types.ts';

export type Severity = 'warn' | 'error';

/** A song with everything that will play it. What costs time is made when the first rule asks for it. */
export type LintSong = {
  /** As the user named it. */
  path: string;
  file: MidiFile;
  score: Score;
  rig: Rig;
  /** The file beside the song; undefined where flopera arranges by itself. */
  arrangement: ArrangementOnDisk | undefined;
  /** Factor of the arrangement: 2 is twice as fast. */
  tempo: number;
  arranged(): Arranged;
  /** The notes that listeners follow: highest and lowest at each onset, percussion apart. */
  outerLines(): OuterLines;
};

export type ArrangementOnDisk = { path: string; text: string; file: ArrangementFile };

/** By row of the score: 1 where the note is of the line. */
export type OuterLines = { melody: Uint8Array; bass: Uint8Array };

/** A change of one value of the arrangement file; `undefined` takes it out. */
export type ArrangementEdit = { keys: KeyPath; value: unknown };

export type Fix =
  | { kind: 'arrangement'; edits: ArrangementEdit[] }
  /** The MIDI file written anew from what was read: every note ended once, no damage. */
  | { kind: 'midi' };

/** Where a rule found something; absent is what has no meaning for it. */
export type Place = {
  /** Time in the score (songUs at tempo 1); absent where the whole song is meant. */
  atUs?: number;
  channel?: number;
  track?: number;
  drive?: number;
};

/** What a rule says of a find. */
export type Telling = {
  /** Fact and remedy, one line. */
  message: string;
  /** Where the cause stands in the arrangement file; absent where it lies in the song. */
  keys?: KeyPath;
  fix?: Fix;
  /** What could be done where the choice is the musician's. */
  suggestions?: string[];
};

/** Takes finds. What is said of one is asked only where it is listed: of thousands the first few hundred are. */
export type FindingLog = {
  at(place: Place, tell: () => Telling): void;
  /** @param row of the note in the score */
  atNote(row: number, tell: () => Telling): void;
  /** At a note of the score that a drive plays, or was to play. */
  atNoteOf(drive: number, row: number, tell: () => Telling): void;
  /** @param index place of the note in the voice */
  atVoiceNote(drive: number, voice: VoiceTable, index: number, tell: () => Telling): void;
};

/** Numbers a user may set for a rule, by name. */
export type RuleOptions = Readonly<Record<string, number>>;

/** Made by `defineRule`. */
export type Rule = {
  /** kebab-case; stays what it is once published. */
  name: string;
  /** What it finds, in one line. */
  about: string;
  /** With the values that count where nothing is set; empty where there is nothing to set. */
  options: RuleOptions;
  /** @param set options that the user has set */
  check: (song: LintSong, log: FindingLog, set: RuleOptions) => void;
};

/** A find with its name and place, as reporters tell it. */
export type Finding = {
  rule: string;
  severity: Severity;
  message: string;
  /** The MIDI file, or the arrangement file where the cause stands there. */
  path: string;
  /** In the arrangement file, both from 1. */
  line?: number;
  column?: number;
  /** Both from 1. */
  bar?: number;
  beat?: number;
  /** songUs as played (the arrangement's tempo applied). */
  us?: number;
  channel?: number;
  track?: number;
  drive?: number;
  fix?: Fix;
  suggestions?: string[];
};
