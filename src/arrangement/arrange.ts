/** From a score to voices: the order of work is transpose, octave, choose and assign, fold, gate. */
import { isPercussion } from '../score/percussion.ts';
import { toVoice } from './gate.ts';
import { Column } from '../table/column.ts';
import { drivesOf } from '../rig/drive-limits.ts';
import type { Rig, RigDrive } from '../rig/types.ts';
import type { Score } from '../score/types.ts';
import { bendLookup } from './voice/bends.ts';
import { checkParts } from './file/check-parts.ts';
import { withDoublings } from './parts/double.ts';
import { foldVoice } from './voice/fold.ts';
import { monophonic } from './voice/monophonic.ts';
import { PLAYED, reasonToFate, unpackArranged, type PackedArranged } from './arranged.ts';
import { PieceTable, unpackPieces, type DriveTones } from './voice/piece-table.ts';
import { placeParts } from './parts/place-parts.ts';
import { withoutBlurs } from './voice/speed-limit.ts';
import { sustain } from './short-score/sustain.ts';
import { transposition } from './short-score/transpose.ts';
import type { ArrangementFile, ArrangementOverrides, Arranged } from './types.ts';
import { shifted, wantedNotes, toShortScore, type ShortScore } from './short-score/short-score.ts';

/**
 * Arranges a score for the drives of a rig. Every note of the score is the source of a voice's note or is in `dropped`.
 * @throws UserFileError where the file names drives, channels or tracks that are not there.
 */
export function arrange(
  score: Score,
  rig: Rig,
  file: ArrangementFile,
  overrides: ArrangementOverrides = {},
): Arranged {
  return unpackArranged(arrangePacked(score, rig, { ...file, ...overrides }), score.notes);
}

/** The same in tables, which is quicker and smaller. */
export function arrangePacked(score: Score, rig: Rig, file: ArrangementFile): PackedArranged {
  const { tempo, gate, parts } = file;
  const drives = drivesOf(rig);
  checkParts(file, score, drives);
  const wanted = transposed(toShortScore(score.notes, tempo), file.transpose, rig);
  const { pieces, fates } = placeParts(parts, wanted, drives, (rows) => sustain(wanted, rows, score, tempo));
  const own = drives.map((drive) => toLine(drive, pieces.get(drive.id) ?? new PieceTable(), wanted));
  const bendsWithin = bendLookup(score, tempo);
  const voices = withDoublings(parts, own, score.notes).map(({ drive, tones, tooFast }) => ({
    drive: drive.id,
    notes: toVoice(tones, gate, bendsWithin),
    tooFast,
  }));
  return { voices, ...settleFates(score, own, fates), durationUs: score.durationUs / tempo };
}

/** Drums have no pitch, so they are never transposed. */
function transposed(wanted: ShortScore, transpose: number | 'auto', rig: Rig): ShortScore {
  if (transpose === 0) return wanted;
  const pitched: number[] = [];
  for (let row = 0; row < wanted.source.length; row += 1) {
    if (!isPercussion(wanted.source.channel.at(row))) pitched.push(row);
  }
  const semitones = transpose === 'auto' ? transposition(wantedNotes(wanted, pitched), rig) : transpose;
  return shifted(wanted, pitched, semitones);
}

/** What one drive plays, ungated. */
function toLine(drive: RigDrive, pieces: PieceTable, { startUs }: ShortScore): DriveTones {
  const tones = monophonic(pieces, startUs);
  foldVoice(tones, drive);
  const heard = withoutBlurs(tones);
  return { drive, tones: heard, tooFast: heard === tones ? [] : rowsMissing(tones, heard) };
}

/** Rows of the score that have no piece left. */
function rowsMissing(before: PieceTable, after: PieceTable): number[] {
  const left = new Set(unpackPieces(after).map(({ row }) => row));
  return unpackPieces(before).flatMap(({ row }) => (left.has(row) ? [] : [row]));
}

/** What is played after all, and why the rest is not. */
function settleFates(
  { notes }: Score,
  lines: readonly DriveTones[],
  taken: Column,
): Pick<PackedArranged, 'fates' | 'isLossy'> {
  const isPlayed = new Uint8Array(notes.length);
  for (const { tones, tooFast } of lines) {
    for (const row of tooFast) taken.set(row, reasonToFate('too-fast'));
    for (let index = 0; index < tones.length; index += 1) isPlayed[tones.row.at(index)] = 1;
  }
  const fates = new Column(notes.length);
  let isLossy = false;
  for (let row = 0; row < notes.length; row += 1) {
    if (isPlayed[row] === 1) {
      fates.push(PLAYED);
      continue;
    }
    isLossy = true;
    fates.push(fateOf(row, notes, taken));
  }
  return { fates, isLossy };
}

function fateOf(row: number, { startUs, endUs, channel }: Score['notes'], taken: Column): number {
  if (endUs.at(row) <= startUs.at(row)) return reasonToFate('no-length');
  const unmapped = isPercussion(channel.at(row)) ? 'percussion-unmapped' : 'no-part';
  return taken.at(row) || reasonToFate(unmapped);
}
