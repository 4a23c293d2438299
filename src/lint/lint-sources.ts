/** Lints one song from the contents of its files: pure, so that a fix can be tried before it is written. */
import { parseArrangement } from '../arrangement/parse-arrangement.ts';
import { readPackedMidi } from '../midi/read-midi.ts';
import type { Rig } from '../rig/types.ts';
import { createLintSong } from './lint-song.ts';
import type { RuleSettings } from './presets.ts';
import { runRules, type RuleRun } from './run-rules.ts';
import type { LintSong } from './types.ts';

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
  const song = createLintSong({ path, file: readPackedMidi(bytes), rig, arrangement: onDisk });
  return { song, ...runRules(song, settings) };
}
