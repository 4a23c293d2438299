/** Makes what is placed on one drive playable: one sound at a time. */
import type { Column } from '../../table/column.ts';
import { packPieces, PieceTable, sortedByStart, unpackPieces, type PieceRow } from './piece-table.ts';

/** Pieces shorter than this are not heard as a note; what cuts a note so early stands in its place. */
export const PIECE_US_MIN = 10_000;

/**
 * A newer piece ends an older one; a burst only interrupts it. Pieces left too short to be heard are taken out.
 * Sorted by startUs.
 * @param wantedStartUs when the notes asked for begin, by row of the score
 */
export function monophonic(pieces: PieceTable, wantedStartUs: Column): PieceTable {
  if (hasBursts(pieces)) return monophonicAroundBursts(unpackPieces(pieces), wantedStartUs);
  const sorted = sortedByStart(pieces);
  if (isMonophonic(sorted, wantedStartUs)) return sorted;
  const heard = new PieceTable(sorted.length);
  for (let index = 0; index < sorted.length; index += 1) {
    const piece = cutByNext(sorted, index);
    if (isHeard(piece, wantedStartUs)) heard.push(piece);
  }
  return heard;
}

function hasBursts({ kind, length }: PieceTable): boolean {
  for (let index = 0; index < length; index += 1) if (kind.at(index) > 0) return true;
  return false;
}

function isMonophonic(sorted: PieceTable, wantedStartUs: Column): boolean {
  for (let index = 0; index < sorted.length; index += 1) {
    const endUs = sorted.endUs.at(index);
    if (index + 1 < sorted.length && sorted.startUs.at(index + 1) < endUs) return false;
    if (endUs - sorted.startUs.at(index) < PIECE_US_MIN && !isHeard(sorted.at(index), wantedStartUs))
      return false;
  }
  return true;
}

function cutByNext(sorted: PieceTable, index: number): PieceRow {
  const piece = sorted.at(index);
  if (index + 1 === sorted.length) return piece;
  const nextUs = sorted.startUs.at(index + 1);
  return nextUs < piece.endUs ? { ...piece, endUs: nextUs } : piece;
}

function monophonicAroundBursts(pieces: readonly PieceRow[], wantedStartUs: Column): PieceTable {
  const bursts = cutByNewer(pieces.filter(({ kind }) => kind > 0).toSorted(byLength));
  const tones = cutByNewer(pieces.filter(({ kind }) => kind <= 0));
  const all = [...bursts, ...aroundBursts(tones, bursts)];
  return packPieces(all.filter((piece) => isHeard(piece, wantedStartUs)));
}

function byStart(a: PieceRow, b: PieceRow): number {
  return a.startUs - b.startUs;
}

/** Of drums struck together the longest burst is heard, so it comes last. */
function byLength(a: PieceRow, b: PieceRow): number {
  return a.endUs - a.startUs - (b.endUs - b.startUs);
}

function cutByNewer(pieces: readonly PieceRow[]): PieceRow[] {
  const sorted = pieces.toSorted(byStart);
  return sorted.map((piece, index) => {
    const next = sorted[index + 1];
    return next && next.startUs < piece.endUs ? { ...piece, endUs: next.startUs } : piece;
  });
}

/** The tones without the times of the bursts; both sorted, each without overlaps. */
function aroundBursts(tones: readonly PieceRow[], bursts: readonly PieceRow[]): PieceRow[] {
  const left: PieceRow[] = [];
  let first = 0;
  for (const tone of tones) {
    while ((bursts[first]?.endUs ?? Infinity) <= tone.startUs) first++;
    let startUs = tone.startUs;
    for (let index = first; (bursts[index]?.startUs ?? Infinity) < tone.endUs; index++) {
      const burst = bursts[index];
      if (!burst) break;
      left.push({ ...tone, startUs, endUs: burst.startUs });
      startUs = burst.endUs;
    }
    left.push({ ...tone, startUs });
  }
  return left;
}

function isHeard({ row, startUs, endUs, wantedEndUs, kind }: PieceRow, wantedStartUs: Column): boolean {
  const longEnough = endUs - startUs >= Math.min(PIECE_US_MIN, wantedEndUs - wantedStartUs.at(row));
  return endUs > startUs && (kind > 0 || longEnough);
}
