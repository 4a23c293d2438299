/** From a score to voices: the order of work is transpose, octave, choose and assign, fold, gate. */
import { drivesOf } from '../rig/drive-limits.ts';
import type { Rig, RigDrive } from '../rig/types.ts';
import { isPercussion } from '../score/percussion.ts';
import type { Score } from '../score/types.ts';
import type { Column } from '../table/column.ts';
import { createTable } from '../table/table.ts';
import { PLAYED, reasonToFate, type Arranged, type Voice } from './arranged.ts';
import { checkParts } from './file/check-parts.ts';
import { gated } from './gate.ts';
import { withDoublings } from './parts/double.ts';
import { placeParts } from './parts/place-parts.ts';
import { shift, toShortScore } from './short-score/short-score.ts';
import { sustain } from './short-score/sustain.ts';
import { transposition } from './short-score/transpose.ts';
import type { ArrangementFile } from './types.ts';
import { bendLookup, bendsOf } from './voice/bends.ts';
import type { DriveTones } from './voice/drive-tones.ts';
import { foldVoice } from './voice/fold.ts';
import { monophonic } from './voice/monophonic.ts';
import { withoutBlurs } from './voice/speed-limit.ts';
import { voiceColumns, type VoiceTable } from './voice-table.ts';

/**
 * Arranges a score for the drives of a rig.
 * @throws UserFileError where the file names drives, channels or tracks that are not there.
 */
export function arrange(score: Score, rig: Rig, file: ArrangementFile): Arranged {
  const { tempo, transpose, gate, parts } = file;
  const drives = drivesOf(rig);
  checkParts(file, score, drives);
  const short = toShortScore(score.notes, tempo);
  transposeAll(short, score, transpose, rig);
  const { voices: placed, fates } = placeParts(parts, score.notes, short, drives, (rows) =>
    sustain(short, rows, score, tempo),
  );
  const own = drives.map((drive) => toTones(drive, placed.get(drive.id) ?? createTable(voiceColumns), short));
  const bendsWithin = bendLookup(score, tempo);
  const voices = withDoublings(parts, own, score.notes).map(({ drive, tones, tooFast }): Voice => {
    const notes = gated(tones, gate);
    return { drive: drive.id, notes, bends: bendsOf(notes, bendsWithin), tooFast };
  });
  return { voices, ...settleFates(score, own, fates), durationUs: score.durationUs / tempo };
}

/** Drums have no pitch, so they are never transposed. */
function transposeAll(short: VoiceTable, { notes }: Score, transpose: number | 'auto', rig: Rig): void {
  if (transpose === 0) return;
  const pitched: number[] = [];
  for (let row = 0; row < notes.length; row += 1) {
    if (!isPercussion(notes.channel.at(row))) pitched.push(row);
  }
  shift(short, pitched, transpose === 'auto' ? transposition(short, pitched, rig) : transpose);
}

/** What one drive plays, ungated. */
function toTones(drive: RigDrive, placed: VoiceTable, short: VoiceTable): DriveTones {
  const tones = monophonic(placed, short);
  foldVoice(tones, drive);
  const heard = withoutBlurs(tones, short);
  return { drive, tones: heard, tooFast: heard === tones ? [] : rowsMissing(tones, heard) };
}

/** Rows of the score of which nothing is left. */
function rowsMissing(before: VoiceTable, after: VoiceTable): number[] {
  const left = new Set(after.row.toArray());
  return before.row.toArray().filter((row) => !left.has(row));
}

/** What is played after all, and why the rest is not. */
function settleFates(
  { notes }: Score,
  drives: readonly DriveTones[],
  taken: Column,
): Pick<Arranged, 'fates' | 'isLossy'> {
  const isPlayed = new Uint8Array(notes.length);
  for (const { tones, tooFast } of drives) {
    for (const row of tooFast) taken.set(row, reasonToFate('too-fast'));
    for (let index = 0; index < tones.length; index += 1) isPlayed[tones.row.at(index)] = 1;
  }
  const fates = taken.map((_, row) => (isPlayed[row] === 1 ? PLAYED : fateOf(row, notes, taken)));
  return { fates, isLossy: isPlayed.includes(0) };
}

function fateOf(row: number, { startUs, endUs, channel }: Score['notes'], taken: Column): number {
  if (endUs.at(row) <= startUs.at(row)) return reasonToFate('no-length');
  const unmapped = isPercussion(channel.at(row)) ? 'percussion-unmapped' : 'no-part';
  return taken.at(row) || reasonToFate(unmapped);
}
