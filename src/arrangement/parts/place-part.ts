/** Puts the notes of one part on its drives. */
import { TONE_KIND } from '../voice-table.ts';
import { endOfOnset } from '../onsets.ts';
import type { RigDrive } from '../../rig/types.ts';
import { octavesOutside } from '../../units/octave.ts';
import { NO_NOTE, PieceTable } from '../voice/piece-table.ts';
import type { Part } from '../types.ts';
import type { ShortScore } from '../short-score/short-score.ts';

/** A part's drives as they are filled; drives are told by their place among them. */
type PartDrives = {
  part: Part;
  wanted: ShortScore;
  drives: readonly RigDrive[];
  pieces: PieceTable[];
  /** Row of the last note of each drive; undefined where it had none. */
  held: (number | undefined)[];
};

/**
 * Pieces of `rows` (sorted by startUs) for each of `drives`, still overlapping where one is to cut another. A free drive of
 * the note's own octave is best, then any free one; where none is free the newest note takes the drive of the one that is
 * missed least.
 * @param partPlace of the part in the arrangement, from 0
 */
export function place(
  part: Part,
  partPlace: number,
  wanted: ShortScore,
  rows: readonly number[],
  drives: readonly RigDrive[],
): PieceTable[] {
  const pieces = drives.map(() => new PieceTable(rows.length / drives.length));
  const filling: PartDrives = { part, wanted, drives, pieces, held: drives.map(() => undefined) };
  const all = drives.map((_, index) => index);
  for (let from = 0; from < rows.length;) {
    const to = endOfOnset(wanted.startUs, rows, from);
    const first = rows[from] ?? 0;
    if (to - from > 1) placeChord(filling, partPlace, rows.slice(from, to), all);
    else give(filling, partPlace, first, bestDrive(filling, first, all));
    from = to;
  }
  return pieces;
}

/** Notes of a chord that overlap never share a drive: those that find none are not played. */
function placeChord(
  filling: PartDrives,
  partPlace: number,
  chord: readonly number[],
  all: readonly number[],
): void {
  const placed: { row: number; drive: number }[] = [];
  for (const row of mostMissedFirst(filling, chord)) {
    const open = all.filter(
      (drive) => !placed.some((other) => other.drive === drive && overlap(filling.wanted, other.row, row)),
    );
    const drive = bestDrive(filling, row, open);
    if (drive === undefined) continue;
    give(filling, partPlace, row, drive);
    placed.push({ row, drive });
  }
}

function give(
  { wanted, pieces, held }: PartDrives,
  part: number,
  row: number,
  drive: number | undefined,
): void {
  if (drive === undefined) return;
  held[drive] = row;
  const endUs = wanted.endUs.at(row);
  pieces[drive]?.push({
    row,
    part,
    startUs: wanted.startUs.at(row),
    endUs,
    pitch: wanted.pitch.at(row),
    wantedEndUs: endUs,
    note: NO_NOTE,
    kind: TONE_KIND,
  });
}

function overlap({ startUs, endUs }: ShortScore, a: number, b: number): boolean {
  return startUs.at(a) < endUs.at(b) && startUs.at(b) < endUs.at(a);
}

/** A chord from its outside inwards: the top note, the bottom, the next from the top…; a split part from its own end. */
function mostMissedFirst(
  { part: { split }, wanted: { pitch } }: PartDrives,
  chord: readonly number[],
): number[] {
  const fromTop = chord.toSorted((a, b) => pitch.at(b) - pitch.at(a));
  if (split?.from === 'top') return fromTop;
  if (split?.from === 'bottom') return fromTop.toReversed();
  const rank = (index: number): number => Math.min(2 * index, 2 * (fromTop.length - 1 - index) + 1);
  return fromTop
    .map((row, index) => ({ row, rank: rank(index) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ row }) => row);
}

/** Of the `open` drives; undefined where none is. */
function bestDrive(filling: PartDrives, row: number, open: readonly number[]): number | undefined {
  if (open.length <= 1) return open[0];
  const { wanted, drives, held } = filling;
  const [startUs, pitch] = [wanted.startUs.at(row), wanted.pitch.at(row)];
  const free = open.filter((drive) => endOf(wanted, held[drive]) <= startUs);
  if (free.length > 0)
    return leastBy(free, (drive) => octavesOutside(pitch, drives[drive] ?? { lowNote: 0, highNote: 127 }));
  return leastBy(open, (drive) => howMuchMissed(filling, held[drive]));
}

function endOf({ endUs }: ShortScore, row: number | undefined): number {
  return row === undefined ? -Infinity : endUs.at(row);
}

/** The first of those for which `cost` is least. */
function leastBy(drives: readonly number[], cost: (drive: number) => number): number | undefined {
  let [best, least] = [drives[0], Infinity];
  for (const drive of drives) {
    const own = cost(drive);
    if (own < least) [best, least] = [drive, own];
  }
  return best;
}

/** Of notes already sounding, the inner ones of a split part are missed least, else the oldest. */
function howMuchMissed({ part: { split }, wanted }: PartDrives, row: number | undefined): number {
  if (row === undefined) return -Infinity;
  if (split?.from === 'top') return wanted.pitch.at(row);
  if (split?.from === 'bottom') return -wanted.pitch.at(row);
  return wanted.startUs.at(row);
}
