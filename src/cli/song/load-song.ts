/** From the files a user names to what the drives must do: the one place where song, rig and arrangement meet. */
import { basename } from 'node:path';
import { arrange } from '../../arrangement/arrange.ts';
import type { Arranged } from '../../arrangement/arranged.ts';
import { defaultArrangement } from '../../arrangement/default-arrangement.ts';
import type { DefaultOptions } from '../../arrangement/default-arrangement.ts';
import { parseArrangement } from '../../arrangement/parse-arrangement.ts';
import type { ArrangementFile, ArrangementOverrides } from '../../arrangement/types.ts';
import { toProgram } from '../../program/to-program.ts';
import type { StepProgram } from '../../program/types.ts';
import type { Rig } from '../../rig/types.ts';
import type { Score } from '../../score/types.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { loadRig } from '../rig/load-rig.ts';
import { loadMidi } from './load-midi.ts';
import type { MusicOptions } from '../options/music-options.ts';
import { arrangementBeside, type FoundFile } from '../../userfile/node/beside.ts';
import { readUserText } from '../../userfile/node/files.ts';

export type Song = {
  path: string;
  title: string;
  score: Score;
  rig: Rig;
  /** Where the arrangement was read; undefined where flopera arranged by itself. */
  arrangementPath: string | undefined;
  /** What the options say in the place of the file's top level included. */
  arrangement: ArrangementFile;
  arranged: Arranged;
  program: StepProgram;
  /** How much faster than the file the program is: songUs · tempo is the time in the score. */
  tempo: number;
};

/**
 * Everything `play` needs to know of one MIDI file; `automatic` counts where no arrangement file is there. Throws MidiReadError, UserFileError,
 * FileError or UsageError.
 */
export async function loadSong(
  path: string,
  options: MusicOptions,
  automatic: DefaultOptions = {},
): Promise<Song> {
  const { score } = await loadMidi(path, options.strict);
  if (score.notes.length === 0)
    throw new UsageError(`${path}: there are no notes in this file; choose another one`);
  const rig = await loadRig(options.rig);
  const file = await findArrangement(path, options.arrangement);
  const arrangement = file
    ? parseArrangement(file.text, file.path)
    : defaultArrangement(score, rig, automatic);
  const composer = arrangement.composer ? ` · ${arrangement.composer}` : '';
  return {
    path,
    title: titleOf(arrangement, score, path) + composer,
    score,
    rig,
    arrangementPath: file?.path,
    ...arrangeSong(score, rig, arrangement, options),
  };
}

/** What an arrangement makes of a score, options given. Throws a UserFileError where it does not fit score or rig. */
export function arrangeSong(
  score: Score,
  rig: Rig,
  file: ArrangementFile,
  options: MusicOptions,
): Pick<Song, 'arrangement' | 'arranged' | 'program' | 'tempo'> {
  const arrangement = { ...file, ...overridesOf(options) };
  const arranged = arrange(score, rig, arrangement);
  return { arrangement, arranged, program: toProgram(arranged, rig), tempo: arrangement.tempo };
}

/** As the arrangement calls it; else the first track name of the file; else its file name. */
export function titleOf({ title }: ArrangementFile, score: Score, path: string): string {
  return title || score.tracks[0]?.name.trim() || basename(path);
}

/** The arrangement that the user names, or the one beside the song. */
async function findArrangement(path: string, named: string | undefined): Promise<FoundFile | undefined> {
  return named === undefined ? arrangementBeside(path) : { path: named, text: await readUserText(named) };
}

function overridesOf({ tempo, transpose, gate }: MusicOptions): ArrangementOverrides {
  return {
    ...(tempo !== undefined && { tempo }),
    ...(transpose !== undefined && { transpose }),
    ...(gate !== undefined && { gate }),
  };
}
