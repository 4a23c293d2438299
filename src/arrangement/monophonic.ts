/** Makes what is placed on one drive playable: one sound at a time. */
import type { Piece } from './wanted.ts';

/** Pieces shorter than this are not heard as a note; what cuts a note so early stands in its place. */
export const PIECE_US_MIN = 10_000;

/**
 * A newer piece ends an older one; a burst only interrupts it. Pieces left too short to be heard are taken out.
 * Sorted by startUs.
 */
export function monophonic(pieces: readonly Piece[]): Piece[] {
  const bursts = cutByNewer(pieces.filter(({ burst }) => burst !== undefined).toSorted(byLength));
  const tones = cutByNewer(pieces.filter(({ burst }) => burst === undefined));
  const cut = bursts.length === 0 ? tones : [...bursts, ...aroundBursts(tones, bursts)];
  return cut.filter(isHeard).toSorted(byStart);
}

function byStart(a: Piece, b: Piece): number {
  return a.startUs - b.startUs;
}

/** Of drums struck together the longest burst is heard, so it comes last. */
function byLength(a: Piece, b: Piece): number {
  return a.endUs - a.startUs - (b.endUs - b.startUs);
}

function cutByNewer(pieces: readonly Piece[]): Piece[] {
  const sorted = pieces.toSorted(byStart);
  return sorted.map((piece, index) => {
    const next = sorted[index + 1];
    return next && next.startUs < piece.endUs ? { ...piece, endUs: next.startUs } : piece;
  });
}

/** The tones without the times of the bursts; both sorted, each without overlaps. */
function aroundBursts(tones: readonly Piece[], bursts: readonly Piece[]): Piece[] {
  const left: Piece[] = [];
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

function isHeard({ startUs, endUs, wanted, burst }: Piece): boolean {
  const longEnough = endUs - startUs >= Math.min(PIECE_US_MIN, wanted.endUs - wanted.startUs);
  return endUs > startUs && (burst !== undefined || longEnough);
}
