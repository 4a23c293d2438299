/** What arranging makes of a score: a voice for each drive, and what became of every note. */
import type { Column } from '../table/column.ts';
import type { VoiceTable } from './voice-table.ts';

/** A change of pitch inside a note, cents off `note`, in songUs. */
export type VoiceBend = { atUs: number; cents: number };

/** One drive's part. */
export type Voice = {
  drive: number;
  notes: VoiceTable;
  /** By place in `notes`; most notes have none, and those of the others are sorted. */
  bends: ReadonlyMap<number, readonly VoiceBend[]>;
  /** Rows of the score that came faster than the drive can speak. */
  tooFast: readonly number[];
};

/** Every note of the score is the source of a voice's note or has a reason among its fates. */
export type Arranged = {
  voices: Voice[];
  /** By row of the score. */
  fates: Column;
  /** Whether any note is not played. */
  isLossy: boolean;
  durationUs: number;
};

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

/** @example fateToReason(reasonToFate('too-fast')) // 'too-fast' */
export function reasonToFate(reason: DropReason): number {
  return dropReasons.indexOf(reason) + 1;
}

/** Undefined for what is played. */
export function fateToReason(fate: number): DropReason | undefined {
  return fate === PLAYED ? undefined : dropReasons[fate - 1];
}

/** How many notes are not played for each reason, in the order in which the song meets the reasons. */
export function countDropped({
  fates,
  isLossy,
}: Pick<Arranged, 'fates' | 'isLossy'>): Map<DropReason, number> {
  const counts = new Map<DropReason, number>();
  for (let row = 0; isLossy && row < fates.length; row += 1) {
    const reason = fateToReason(fates.at(row));
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}
