/** A note in this room, from the score down to what a drive plays: a row that stages move, cut, fold or leave out. */
import type { Table } from '../table/table.ts';
import { burstNames } from './drums.ts';

export const voiceColumns = [
  /** Of the note in the score. */
  'row',
  /** Place of the part that plays it in the arrangement, from 0. */
  'part',
  /** songUs, as played: at the tempo of the arrangement. */
  'startUs',
  'endUs',
  /** Where the note would end without the gate; told only of what is gated. */
  'ungatedEndUs',
  /** The note asked for: transposition and octave applied. */
  'pitch',
  /** As played, after folding. */
  'note',
  /** A tone, a doubling or a burst. */
  'kind',
] as const;

export type VoiceColumn = (typeof voiceColumns)[number];

/** What one drive plays is monophonic and sorted by startUs; what is still to be arranged need not be. */
export type VoiceTable = Table<VoiceColumn>;

/** Of `kind`; a burst is its place in the list of bursts, from 1. */
export const TONE_KIND = 0;
export const DOUBLING_KIND = -1;
/** Of `part`, where none has taken the note. */
export const NO_PART = -1;
/** Of `note`, where folding is still to find it. */
export const NO_NOTE = -1;

/** Whether it sounds at a pitch: a doubling does, a burst does not. */
export function isTone({ kind }: VoiceTable, index: number): boolean {
  return kind.at(index) <= 0;
}

/** Whether it doubles what another drive plays. */
export function isDoubling({ kind }: VoiceTable, index: number): boolean {
  return kind.at(index) === DOUBLING_KIND;
}

/** Whether folding moved the note by octaves. */
export function isFolded({ kind, note, pitch }: VoiceTable, index: number): boolean {
  return kind.at(index) === TONE_KIND && note.at(index) !== pitch.at(index);
}

/** @example kindToBurst(burstToKind('kick')) // 'kick' */
export function burstToKind(burst: string): number {
  return burstNames.indexOf(burst) + 1;
}

/** Undefined for a tone or a doubling. */
export function kindToBurst(kind: number): string | undefined {
  return kind > 0 ? burstNames[kind - 1] : undefined;
}
