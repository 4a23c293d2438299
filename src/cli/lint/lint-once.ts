/** One run of lint over what the user named: find the songs, lint them, write or show the fixes. */
import { dirname, resolve } from 'node:path';
import { findSongs, STDIN } from '../../lint/node/find-songs.ts';
import { createConfigResolver } from '../../lint/node/resolve-config.ts';
import { lintFile } from '../../lint/node/lint-file.ts';
import { lintFiles } from '../../lint/node/lint-files.ts';
import { createContextOf, type LintOptions, type ContextOf } from '../../lint/node/song-context.ts';
import type { FileReport } from '../../lint/report.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { toFileError } from '../../userfile/node/file-error.ts';

export type LintRequest = {
  /** Files, folders, patterns, or `-`. */
  named: string[];
  options: LintOptions;
  isPictured: boolean;
  fix?: { midi: boolean; isDry: boolean };
};

const STDIN_NAME = 'stdin.mid';

/** `notes` tell what was written, or as a diff what would be. Throws UsageError, or UserFileError or FileError for configuration and rig. */
export async function lintOnce(request: LintRequest): Promise<{ files: FileReport[]; notes: string[] }> {
  const { named, options, isPictured, fix } = request;
  const { paths, streams, configs, faults } = await findSongs(named);
  const [fault] = faults;
  if (fault !== undefined) throw new UsageError(fault);
  const resolveConfig = createConfigResolver(options);
  // A configuration or rig that is broken stops the run, instead of being told once for each song.
  for (const path of [...configs, ...paths]) resolveConfig(dirname(resolve(path)));
  const contextOf = createContextOf(options, resolveConfig);
  if (fix) {
    const { applyFixes } = await import('./apply-fixes.ts');
    return applyFixes(paths, contextOf, { isPictured, ...fix });
  }
  const reports = new Map<string, FileReport>();
  for (const name of streams) reports.set(name, await lintStream(name, contextOf, isPictured));
  const files = paths.filter((path) => !streams.has(path));
  for (const report of await lintFiles(files, { options, isPictured }, contextOf)) {
    reports.set(report.path, report);
  }
  return { files: paths.flatMap((path) => reports.get(path) ?? []), notes: [] };
}

async function lintStream(name: string, contextOf: ContextOf, isPictured: boolean): Promise<FileReport> {
  if (name !== STDIN) return lintFile({ path: name, isPipe: true, isPictured }, contextOf);
  return lintFile({ path: STDIN_NAME, bytes: await readStdin(), isPictured }, contextOf);
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  } catch (error) {
    throw toFileError('standard input', error, 'read');
  }
  return new Uint8Array(Buffer.concat(chunks));
}
