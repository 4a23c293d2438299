/** Puts together what rules look at: a song, its arrangement and the rig. */
import { arrangePacked } from '../arrangement/arrange.ts';
import { defaultArrangement } from '../arrangement/default-arrangement.ts';
import type { PackedArranged } from '../arrangement/arranged.ts';
import type { ArrangementFile } from '../arrangement/types.ts';
import type { PackedFile } from '../midi/packed-file.ts';
import type { Rig } from '../rig/types.ts';
import { unpackScore, type PackedScore } from '../score/packed-score.ts';
import { toPackedScore } from '../score/to-score.ts';
import { withoutDrift } from './drift.ts';
import { outerLines } from './outer-lines.ts';
import type { ArrangementOnDisk, LintSong, OuterLines } from './types.ts';

export type SongParts = {
  path: string;
  file: PackedFile;
  rig: Rig;
  arrangement: ArrangementOnDisk | undefined;
};

/** @throws UserFileError from `arranged`, where the arrangement does not fit the rig. */
export function createLintSong({ path, file, rig, arrangement }: SongParts): LintSong {
  const score = toPackedScore(file);
  let arranged: PackedArranged | undefined;
  let lines: OuterLines | undefined;
  return {
    path,
    file,
    score,
    rig,
    arrangement,
    tempo: arrangement?.file.tempo ?? 1,
    arranged: () => (arranged ??= arrangePacked(score, rig, arrangementOf(score, rig, arrangement))),
    outerLines: () => (lines ??= outerLines(score.notes)),
  };
}

/** Parts that name what the song no longer has are a rule's business, and must not keep the rest from being judged. */
function arrangementOf(
  score: PackedScore,
  rig: Rig,
  arrangement: ArrangementOnDisk | undefined,
): ArrangementFile {
  return arrangement ? withoutDrift(arrangement.file, score) : defaultArrangement(unpackScore(score), rig);
}
