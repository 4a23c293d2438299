/** Puts the notes of one part on its drives. */
import { octavesOutside } from '../../units/octave.ts';
import type { RigDrive } from '../../rig/types.ts';
import { endOfOnset } from '../onsets.ts';
import type { Part } from '../types.ts';
import type { VoiceTable } from '../voice-table.ts';

/** A part's drives as they are filled; drives are told by their place among them. */
type Filling = {
  split: Part['split'];
  short: VoiceTable;
  drives: readonly RigDrive[];
  /** Rows that each drive has been given. */
  given: number[][];
};

/**
 * The rows for each of `drives`, of `rows` (sorted by startUs) of the short score; they still overlap where one is to cut
 * another. A free drive of the note's own octave is best, then any free one; where none is free the newest note takes the
 * drive of the one that is missed least.
 */
export function placePart(
  { split }: Part,
  short: VoiceTable,
  rows: readonly number[],
  drives: readonly RigDrive[],
): number[][] {
  const given = drives.map((): number[] => []);
  const filling: Filling = { split, short, drives, given };
  const all = drives.map((_, index) => index);
  for (let from = 0; from < rows.length;) {
    const to = endOfOnset(short.startUs, rows, from);
    const row = rows[from] ?? 0;
    if (to - from > 1) placeChord(filling, rows.slice(from, to), all);
    else give(filling, row, bestDrive(filling, row, all));
    from = to;
  }
  return given;
}

/** Notes of a chord that overlap never share a drive: those that find none are not played. */
function placeChord(filling: Filling, chord: readonly number[], all: readonly number[]): void {
  const placed: { row: number; drive: number }[] = [];
  for (const row of mostMissedFirst(filling, chord)) {
    const open = all.filter(
      (drive) => !placed.some((other) => other.drive === drive && overlap(filling.short, other.row, row)),
    );
    const drive = bestDrive(filling, row, open);
    if (drive === undefined) continue;
    give(filling, row, drive);
    placed.push({ row, drive });
  }
}

function give({ given }: Filling, row: number, drive: number | undefined): void {
  if (drive !== undefined) given[drive]?.push(row);
}

function overlap({ startUs, endUs }: VoiceTable, a: number, b: number): boolean {
  return startUs.at(a) < endUs.at(b) && startUs.at(b) < endUs.at(a);
}

/** A chord from its outside inwards: the top note, the bottom, the next from the top…; a split part from its own end. */
function mostMissedFirst({ split, short: { pitch } }: Filling, chord: readonly number[]): number[] {
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
function bestDrive(filling: Filling, row: number, open: readonly number[]): number | undefined {
  if (open.length <= 1) return open[0];
  const { short, drives, given } = filling;
  const [startUs, pitch] = [short.startUs.at(row), short.pitch.at(row)];
  const free = open.filter((drive) => endOf(short, given[drive]?.at(-1)) <= startUs);
  if (free.length > 0)
    return leastBy(free, (drive) => octavesOutside(pitch, drives[drive] ?? { lowNote: 0, highNote: 127 }));
  return leastBy(open, (drive) => howMuchMissed(filling, given[drive]?.at(-1)));
}

function endOf({ endUs }: VoiceTable, row: number | undefined): number {
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
function howMuchMissed({ split, short }: Filling, row: number | undefined): number {
  if (row === undefined) return -Infinity;
  if (split?.from === 'top') return short.pitch.at(row);
  if (split?.from === 'bottom') return -short.pitch.at(row);
  return short.startUs.at(row);
}
