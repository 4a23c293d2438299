/** Lints one song from the contents of its files: pure, so that a fix can be tried before it is written. */
import { arrange } from '../arrangement/arrange.ts';
import type { Arranged } from '../arrangement/arranged.ts';
import { defaultArrangement } from '../arrangement/default-arrangement.ts';
import { parseArrangement } from '../arrangement/parse-arrangement.ts';
import type { ArrangementFile } from '../arrangement/types.ts';
import type { MidiFile } from '../midi/midi-file.ts';
import { readMidi } from '../midi/read-midi.ts';
import type { Rig } from '../rig/types.ts';
import type { Score } from '../score/types.ts';
import { toScore } from '../score/to-score.ts';
import type { RuleSettings } from './presets.ts';
import { runRules, type RuleRun } from './run/run-rules.ts';
import { withoutDrift } from './song/drift.ts';
import { outerLines } from './song/outer-lines.ts';
import type { ArrangementOnDisk, LintSong, OuterLines } from './types.ts';

export type Sources = {
  path: string;
  bytes: Uint8Array;
  arrangement: { path: string; text: string } | undefined;
  rig: Rig;
  settings: RuleSettings;
};

export type Linted = RuleRun & { song: LintSong };

/** @throws MidiReadError, or UserFileError for the arrangement. */
export function lintSources({ path, bytes, arrangement, rig, settings }: Sources): Linted {
  const onDisk = arrangement && {
    ...arrangement,
    file: parseArrangement(arrangement.text, arrangement.path),
  };
  const song = createLintSong({ path, file: readMidi(bytes), rig, arrangement: onDisk });
  return { song, ...runRules(song, settings) };
}

type SongParts = {
  path: string;
  file: MidiFile;
  rig: Rig;
  arrangement: ArrangementOnDisk | undefined;
};

/** @throws UserFileError from `arranged`, where the arrangement does not fit the rig. */
function createLintSong({ path, file, rig, arrangement }: SongParts): LintSong {
  const score = toScore(file);
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
    outerLines: () => (lines ??= outerLines(score.notes)),
  };
}

/** Parts that name what the song no longer has are a rule's business, and must not keep the rest from being judged. */
function arrangementOf(score: Score, rig: Rig, arrangement: ArrangementOnDisk | undefined): ArrangementFile {
  return arrangement ? withoutDrift(arrangement.file, score) : defaultArrangement(score, rig);
}
