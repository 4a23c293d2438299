/** A score: notes in microseconds, who played them, and the musical grid they stand on. */
import type { Problem } from '../midi/problems.ts';
import type { Row } from '../table/table.ts';
import type { NoteColumn, NoteTable } from './note-table.ts';

/** One key press: a row of the notes' table, where its fields are told. */
export type Note = Row<NoteColumn>;

/** From `startUs` on a quarter lasts `usPerQuarter` (for SMPTE files: the frame-timed equivalent, one entry). */
export type TempoPoint = { startUs: number; midiTick: number; usPerQuarter: number };

/** A time signature, standing from bar number `bar` (from 1), which begins at `startUs`. */
export type Meter = { startUs: number; bar: number; numerator: number; denominator: number };

/** A place as musicians say it: bar and beat, both from 1; beat may carry a fraction. */
export type BarBeat = { bar: number; beat: number };

/** Pitch of a channel, in cents off the written note, from `atUs` on (bend times its RPN 0 range). */
export type BendPoint = { atUs: number; channel: number; cents: number };

/** A controller that reaches the arrangement: sustain (64) and sostenuto (66) as down/up. */
export type PedalPoint = { atUs: number; channel: number; pedal: 'sustain' | 'sostenuto'; down: boolean };

/**
 * Portamento of a channel from `atUs` on (controllers 65 and 5): whether notes glide, and for how long. `fromNote` (84) is
 * the key that the next note glides from; else it is the channel's last one.
 */
export type PortamentoPoint = {
  atUs: number;
  channel: number;
  isOn: boolean;
  glideUs: number;
  fromNote?: number;
};

export type TextMeta = { atUs: number; track: number; kind: string; text: string };

export type Score = {
  /** Sorted by startUs, channel, note. */
  notes: NoteTable;
  /** Of `midiTick` in `tempos`; for SMPTE files the ticks of half a second, which may be a fraction. */
  ticksPerQuarter: number;
  /** End of the last event of any kind. */
  durationUs: number;
  tempos: TempoPoint[];
  meters: Meter[];
  /** Start of every bar from bar 1 on, the one after the last note included. */
  barStartsUs: number[];
  bends: BendPoint[];
  pedals: PedalPoint[];
  /** Absent where no channel has any. */
  portamento?: PortamentoPoint[];
  texts: TextMeta[];
  /** Program (0..127) and name as last given, for each channel that plays. */
  channels: { channel: number; name: string; program: number | undefined }[];
  tracks: { track: number; name: string }[];
  problems: Problem[];
  /** Rows of notes that nothing ended: they last to the end of their track. */
  stuck: number[];
  /** Rows of notes that only the next strike of their key ended: a note-off is missing. */
  unreleased: number[];
  /** Rows of notes struck while their own key was held, which ended the first one. */
  restruck: number[];
};
