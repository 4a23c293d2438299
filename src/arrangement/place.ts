/** Puts the notes of one part on its drives. */
import type { RigDrive } from '../rig/types.ts';
import { octavesOutside } from './fold.ts';
import type { Part } from './types.ts';
import { onsets } from './wanted.ts';
import type { Piece, WantedNote } from './wanted.ts';

/**
 * Pieces of `notes` (sorted by startUs) on `drives`, still overlapping where one is to cut another. A free drive of the
 * note's own octave is best, then any free one; where none is free the newest note takes the drive of the one that is
 * missed least.
 */
export function place(part: Part, notes: readonly WantedNote[], drives: readonly RigDrive[]): Piece[] {
  const pieces: Piece[] = [];
  const held = new Map<number, Piece>();
  for (const group of onsets(notes)) {
    const ofGroup: Piece[] = [];
    for (const wanted of mostMissedFirst(part, group)) {
      const open = drives.filter(
        ({ id }) => !ofGroup.some((other) => other.drive === id && overlaps(other, wanted)),
      );
      const drive = bestDrive(part, wanted, open, held);
      if (!drive) continue;
      const piece = { wanted, part, drive: drive.id, startUs: wanted.startUs, endUs: wanted.endUs };
      held.set(drive.id, piece);
      ofGroup.push(piece);
    }
    pieces.push(...ofGroup);
  }
  return pieces;
}

function overlaps(a: { startUs: number; endUs: number }, b: { startUs: number; endUs: number }): boolean {
  return a.startUs < b.endUs && b.startUs < a.endUs;
}

/** A chord from its outside inwards: the top note, the bottom, the next from the top…; a split part from its own end. */
function mostMissedFirst({ split }: Part, chord: readonly WantedNote[]): WantedNote[] {
  if (chord.length === 1) return [...chord];
  const fromTop = chord.toSorted((a, b) => b.pitch - a.pitch);
  if (split?.from === 'top') return fromTop;
  if (split?.from === 'bottom') return fromTop.toReversed();
  const rank = (index: number): number => Math.min(2 * index, 2 * (fromTop.length - 1 - index) + 1);
  return fromTop
    .map((note, index) => ({ note, rank: rank(index) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ note }) => note);
}

function bestDrive(
  part: Part,
  wanted: WantedNote,
  open: readonly RigDrive[],
  held: ReadonlyMap<number, Piece>,
): RigDrive | undefined {
  if (open.length === 1) return open[0];
  const free = open.filter(({ id }) => (held.get(id)?.endUs ?? -Infinity) <= wanted.startUs);
  if (free.length > 0)
    return free.toSorted((a, b) => octavesOutside(wanted.pitch, a) - octavesOutside(wanted.pitch, b))[0];
  const missed = (drive: RigDrive): number => howMuchMissed(part, held.get(drive.id));
  return open.toSorted((a, b) => missed(a) - missed(b))[0];
}

/** Of notes already sounding, the inner ones of a split part are missed least, else the oldest. */
function howMuchMissed({ split }: Part, piece: Piece | undefined): number {
  if (!piece) return -Infinity;
  if (split?.from === 'top') return piece.wanted.pitch;
  if (split?.from === 'bottom') return -piece.wanted.pitch;
  return piece.startUs;
}
