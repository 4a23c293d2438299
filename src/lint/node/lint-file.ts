/** Lints one song on disk; what goes wrong with it becomes a line of its report, so that the others are linted. */
import { readFileSync } from 'node:fs';
import { fixSources } from '../fix-sources.ts';
import { lintSources, type Linted, type Sources } from '../lint-sources.ts';
import type { FileReport, Picture } from '../report.ts';
import type { LintSong } from '../types.ts';
import type { Surveyor } from './surroundings.ts';

export type FixMode = { arrangement: boolean; midi: boolean };

export type FileTask = {
  path: string;
  /** Instead of reading `path`: standard input. */
  bytes?: Uint8Array;
  fix?: FixMode;
  /** Whether the reporter draws the song. */
  isPictured: boolean;
};

/** What a fix would write; `undefined` stays as it is. */
export type FileChanges = {
  arrangement?: { path: string; before: string; after: string };
  midi?: { path: string; before: Uint8Array; after: Uint8Array };
};

/** Names of errors that are the file's fault; any other is flopera's own, and is passed on. */
const FILE_ERRORS = ['MidiReadError', 'UserFileError'];
const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  EACCES: 'permission denied; check who may read it',
  EISDIR: 'this is a folder; name a file in it',
};

export function lintFile(task: FileTask, survey: Surveyor): { report: FileReport; changes: FileChanges } {
  const { path } = task;
  try {
    const sources = { path, bytes: task.bytes ?? readFileSync(path), ...survey(path) };
    if (!task.fix) return { report: toReport(task, lintSources(sources)), changes: {} };
    const { sources: fixed, linted } = fixSources(sources, task.fix.midi);
    return { report: toReport(task, linted), changes: changesBetween(sources, fixed) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    return { report: { path, findings: [], more: {}, failure }, changes: {} };
  }
}

function toReport({ path, isPictured }: FileTask, { song, findings, more }: Linted): FileReport {
  return { path, findings, more, ...(isPictured && { picture: pictureOf(song) }) };
}

function changesBetween(before: Sources, after: Sources): FileChanges {
  const [old, changed] = [before.arrangement, after.arrangement];
  return {
    ...(old &&
      changed &&
      old.text !== changed.text && {
        arrangement: { path: old.path, before: old.text, after: changed.text },
      }),
    ...(before.bytes !== after.bytes && {
      midi: { path: before.path, before: before.bytes, after: after.bytes },
    }),
  };
}

/** In played time, as findings are. */
function pictureOf({ score, tempo }: LintSong): Picture {
  return {
    notes: score.notes.map(({ startUs, endUs, note, channel }) => ({
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
