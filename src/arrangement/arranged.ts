/** An arrangement as tables: a voice for each drive, and what became of every note of the score. */
import type { Column } from '../table/column.ts';
import type { NoteTable } from '../score/note-table.ts';
import { unpackVoice, type VoiceTable } from './voice-table.ts';
import type { Arranged, Dropped } from './types.ts';

/** Why a note is not played, by its fate. */
const dropReasons = [
  'no-length',
  'no-part',
  'percussion-unmapped',
  'cut-by-newer',
  'no-free-drive',
  'too-fast',
] as const;
export type DropReason = (typeof dropReasons)[number];

/** The fate of a note that is played; of others it is the place of their reason, from 1. */
export const PLAYED = 0;

export type PackedVoice = {
  drive: number;
  notes: VoiceTable;
  /** Rows of the score that came faster than the drive can speak. */
  tooFast: readonly number[];
};

export type PackedArranged = {
  voices: PackedVoice[];
  /** By row of the score. */
  fates: Column;
  /** Whether any note is not played. */
  isLossy: boolean;
  durationUs: number;
};

/** @example fateToReason(reasonToFate('too-fast')) // 'too-fast' */
export function reasonToFate(reason: DropReason): number {
  return dropReasons.indexOf(reason) + 1;
}

/** Undefined for what is played. */
export function fateToReason(fate: number): DropReason | undefined {
  return fate === PLAYED ? undefined : dropReasons[fate - 1];
}

/** @param notes of the score that was arranged */
export function unpackArranged(
  { voices, fates, isLossy, durationUs }: PackedArranged,
  notes: NoteTable,
): Arranged {
  return {
    voices: voices.map(({ drive, notes: voice }) => ({ drive, notes: unpackVoice(voice, notes) })),
    dropped: isLossy ? droppedNotes(fates, notes) : [],
    durationUs,
  };
}

function droppedNotes(fates: Column, notes: NoteTable): Dropped[] {
  const dropped: Dropped[] = [];
  for (let row = 0; row < notes.length; row += 1) {
    const reason = fateToReason(fates.at(row));
    if (reason === undefined) continue;
    const { channel, note, startUs } = notes.at(row);
    dropped.push({ channel, note, startUs, reason });
  }
  return dropped;
}
