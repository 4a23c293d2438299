/** Automatic arranging: chooses which notes of the lines sound, in which octave, and on which drives. */
import { belongsTo } from '../part-source.ts';
import type { RigDrive } from '../../rig/types.ts';
import { OCTAVE_SEMITONES, wrapInto } from '../../units/octave.ts';
import type { DropReason } from '../arranged.ts';
import type { Line, Part } from '../types.ts';
import type { Piece, WantedNote } from '../short-score/short-score.ts';
import { toCandidates } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { chooseIntervals } from './choose-intervals.ts';
import { assignDrives } from './assign-drives.ts';
import { planOuterLines } from './plan-outer-lines.ts';
import type { HeldNote } from './voicing.ts';

/** What begins late and is cut at once is a blip; it is left out. */
const LATE_PIECE_US_MIN = 60_000;

/** What became of the notes that the parts of lines take: pieces, and why a note has none. */
export type ArrangedLines = {
  pieces: Piece[];
  /** By row of the score. */
  silent: Map<number, DropReason>;
};

/**
 * Arranges the notes (sorted by startUs) that belong to any of `parts`, all of them parts of lines. What is `fixed`
 * already keeps its drive and its time.
 */
export function arrangeLines(
  parts: readonly Part[],
  notes: readonly WantedNote[],
  drives: readonly RigDrive[],
  fixed: readonly Piece[],
): ArrangedLines {
  const pool = notes.filter(
    ({ source, startUs, endUs }) => endUs > startUs && parts.some((part) => belongsTo(part.from, source)),
  );
  const partOf = (wanted: WantedNote, line: Line): Part | undefined =>
    parts.find((part) => part.split?.from === line && belongsTo(part.from, wanted.source));
  const free = toCandidates(pool, partOf).map(inItsOctave);
  const used = drives.filter(({ id }) => parts.some((part) => part.drives.includes(id)));
  const taken = chooseIntervals(free.map(toInterval), used.length);
  const chosen = new Set(free.filter((_, index) => taken[index] === 1));
  const all = [...free, ...fixed.filter(({ burst }) => burst === undefined).map(toFixed)].sort(byStart);
  const plan = planOuterLines(free, used);
  const held = assignDrives(all, chosen, used, plan);
  return { pieces: held.filter(isPiece).map(toPiece), silent: silentNotes(pool, free, held) };
}

function inItsOctave(candidate: Candidate): Candidate {
  const shift = candidate.part.octave * OCTAVE_SEMITONES;
  if (shift === 0) return candidate;
  return { ...candidate, wanted: { ...candidate.wanted, pitch: candidate.wanted.pitch + shift } };
}

/** Only the core of a note must fit whole; its tail may be cut, so it does not compete. */
function toInterval({ wanted, coreEndUs, worth }: Candidate): {
  startUs: number;
  endUs: number;
  worth: number;
} {
  return { startUs: wanted.startUs, endUs: coreEndUs, worth };
}

function toFixed({ wanted, part, drive, startUs, endUs }: Piece): Candidate {
  return {
    wanted: { ...wanted, startUs, endUs },
    part,
    line: 'inner',
    coreEndUs: endUs,
    worth: 0,
    fixedOn: drive,
  };
}

function byStart(a: Candidate, b: Candidate): number {
  return a.wanted.startUs - b.wanted.startUs;
}

function isPiece({ candidate, startUs, endUs }: HeldNote): boolean {
  if (candidate.fixedOn !== undefined || endUs <= startUs) return false;
  return startUs <= candidate.wanted.startUs || endUs - startUs >= LATE_PIECE_US_MIN;
}

function toPiece({ candidate, drive, pitch, startUs, endUs }: HeldNote): Piece {
  const { wanted, part } = candidate;
  return { wanted, part, drive: drive.id, startUs, endUs, note: wrapInto(pitch, drive) };
}

function silentNotes(
  pool: readonly WantedNote[],
  free: readonly Candidate[],
  held: readonly HeldNote[],
): Map<number, DropReason> {
  const played = new Set(free.map(({ wanted }) => wanted.row));
  const begun = new Set(held.map(({ candidate }) => candidate.wanted.row));
  const silent = new Map<number, DropReason>();
  for (const { row } of pool) {
    if (played.has(row)) silent.set(row, begun.has(row) ? 'cut-by-newer' : 'no-free-drive');
  }
  return silent;
}
