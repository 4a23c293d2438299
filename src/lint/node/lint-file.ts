/** Lints one song on disk; what goes wrong with it becomes a line of its report, so that the others are linted. */
import { MidiReadError } from '../../midi/midi-read-error.ts';
import { UserFileError } from '../../userfile/user-file-error.ts';
import { lintSources, type Linted, type Sources } from '../lint-sources.ts';
import type { Strip } from '../../roll/to-strip.ts';
import type { FileReport } from '../report.ts';
import type { LintSong } from '../types.ts';
import { FileError } from '../../userfile/node/file-error.ts';
import { readBytesSync } from '../../userfile/node/read-sync.ts';
import type { ContextOf } from './song-context.ts';

export type FileTask = {
  path: string;
  /** Instead of reading `path`: standard input. */
  bytes?: Uint8Array;
  /** A pipe that the user named: somebody writes into it. */
  isPipe?: boolean;
  /** Whether the reporter draws the song. */
  isPictured: boolean;
};

/** @param judge what is done with the song's sources: by default they are linted as they stand. */
export function lintFile(
  task: FileTask,
  contextOf: ContextOf,
  judge: (sources: Sources) => FileReport = (sources) => toReport(task, lintSources(sources)),
): FileReport {
  const { path, isPipe = false } = task;
  try {
    return judge({ path, bytes: task.bytes ?? readBytesSync(path, { isPipe }), ...contextOf(path) });
  } catch (error) {
    const failure = failureOf(error, path);
    if (failure === undefined) throw error;
    return { path, findings: [], more: {}, ...failure };
  }
}

export function toReport({ path, isPictured }: FileTask, { song, findings, more }: Linted): FileReport {
  return { path, findings, more, ...(isPictured && { picture: pictureOf(song) }) };
}

/** In played time, as findings are. */
function pictureOf({ score, tempo }: LintSong): Strip {
  return {
    notes: score.notes.rows().map(({ startUs, endUs, note, channel }) => ({
      startUs: startUs / tempo,
      endUs: endUs / tempo,
      note,
      channel,
    })),
    barStartsUs: score.barStartsUs.map((us) => us / tempo),
    durationUs: score.durationUs / tempo,
  };
}

type Failure = Pick<FileReport, 'failurePlace'> & { failure: string };

/** Undefined for what is not the file's fault but flopera's own. */
function failureOf(error: unknown, songPath: string): Failure | undefined {
  if (error instanceof UserFileError) {
    const { path, line, column } = error;
    return { failure: error.message, failurePlace: { path, line, column } };
  }
  if (error instanceof MidiReadError) return { failure: error.message };
  if (!(error instanceof FileError)) return undefined;
  return { failure: error.path === songPath ? error.factAndRemedy : error.message };
}
