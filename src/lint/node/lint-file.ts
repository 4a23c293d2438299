/** Lints one song on disk; what goes wrong with it becomes a line of its report, so that the others are linted. */
import { readFileSync } from 'node:fs';
import { lintSources, type Linted, type Sources } from '../lint-sources.ts';
import { unpackNotes } from '../../score/note-table.ts';
import type { FileReport, Picture } from '../report.ts';
import type { LintSong } from '../types.ts';
import type { Surveyor } from './surroundings.ts';

export type FileTask = {
  path: string;
  /** Instead of reading `path`: standard input. */
  bytes?: Uint8Array;
  /** Whether the reporter draws the song. */
  isPictured: boolean;
};

/** Names of errors that are the file's fault; any other is flopera's own, and is passed on. */
const FILE_ERRORS = ['MidiReadError', 'UserFileError'];
const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  EACCES: 'permission denied; check who may read it',
  EISDIR: 'this is a folder; name a file in it',
};

/** @param judge what is done with the song's sources: by default they are linted as they stand. */
export function lintFile(
  task: FileTask,
  survey: Surveyor,
  judge: (sources: Sources) => FileReport = (sources) => toReport(task, lintSources(sources)),
): FileReport {
  const { path } = task;
  try {
    return judge({ path, bytes: task.bytes ?? readFileSync(path), ...survey(path) });
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    return { path, findings: [], more: {}, failure };
  }
}

export function toReport({ path, isPictured }: FileTask, { song, findings, more }: Linted): FileReport {
  return { path, findings, more, ...(isPictured && { picture: pictureOf(song) }) };
}

/** In played time, as findings are. */
function pictureOf({ score, tempo }: LintSong): Picture {
  return {
    notes: unpackNotes(score.notes).map(({ startUs, endUs, note, channel }) => ({
      startUs: startUs / tempo,
      endUs: endUs / tempo,
      note,
      channel,
    })),
    barStartsUs: score.barStartsUs.map((us) => us / tempo),
    durationUs: score.durationUs / tempo,
  };
}

function failureOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (FILE_ERRORS.includes(error.name)) return error.message;
  const { code = '' } = error as NodeJS.ErrnoException;
  return SYSTEM_ERRORS[code];
}
