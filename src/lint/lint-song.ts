/** Puts together what rules look at: a song, its arrangement and the rig. */
import { arrange } from '../arrangement/arrange.ts';
import { defaultArrangement } from '../arrangement/default-arrangement.ts';
import type { ArrangementFile, Arranged } from '../arrangement/types.ts';
import type { PackedFile } from '../midi/packed-file.ts';
import type { Rig } from '../rig/types.ts';
import { unpackScore } from '../score/packed-score.ts';
import { toPackedScore } from '../score/to-score.ts';
import type { Score } from '../score/types.ts';
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
  const score = unpackScore(toPackedScore(file));
  let arranged: Arranged | undefined;
  let lines: OuterLines | undefined;
  return {
    path,
    file,
    score,
    rig,
    arrangement,
    tempo: arrangement?.file.tempo ?? 1,
    arranged: () => (arranged ??= arrange(score, rig, arrangementOf(score, rig, arrangement))),
    outerLines: () => (lines ??= outerLines(score)),
  };
}

/** Parts that name what the song no longer has are a rule's business, and must not keep the rest from being judged. */
function arrangementOf(score: Score, rig: Rig, arrangement: ArrangementOnDisk | undefined): ArrangementFile {
  return arrangement ? withoutDrift(arrangement.file, score) : defaultArrangement(score, rig);
}
