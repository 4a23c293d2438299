/** One run of lint over what the user named: find the songs, lint them, write or show the fixes. */
import { dirname, resolve } from 'node:path';
import { findSongs } from '../../lint/node/find-songs.ts';
import { createGrounds } from '../../lint/node/grounds.ts';
import { lintFile } from '../../lint/node/lint-file.ts';
import { lintFiles } from '../../lint/node/lint-files.ts';
import { createSurveyor, type LintOptions } from '../../lint/node/surroundings.ts';
import type { FileReport } from '../../lint/report.ts';
import { UsageError } from '../error-boundary.ts';

export type LintRequest = {
  /** Files, folders, patterns, or `-`. */
  named: string[];
  options: LintOptions;
  isPictured: boolean;
  fix?: { midi: boolean; isDry: boolean };
};

const STDIN_NAME = 'stdin.mid';

/** `notes` tell what was written, or as a diff what would be. Throws UsageError, or UserFileError or FileReadError for configuration and rig. */
export async function lintOnce(request: LintRequest): Promise<{ files: FileReport[]; notes: string[] }> {
  const { named, options, isPictured, fix } = request;
  const groundOf = createGrounds(options);
  const survey = createSurveyor(options, groundOf);
  if (named.includes('-')) {
    groundOf(resolve('.'));
    const bytes = await readStdin();
    return { files: [lintFile({ path: STDIN_NAME, bytes, isPictured }, survey)], notes: [] };
  }
  const { paths, unmatched } = await findSongs(named);
  const [missing] = unmatched;
  if (missing !== undefined)
    throw new UsageError(`${missing}: no MIDI file there; check the path or pattern`);
  // A configuration or rig that is broken stops the run, instead of being told once for each song.
  for (const path of paths) groundOf(dirname(resolve(path)));
  if (!fix) return { files: await lintFiles(paths, { options, isPictured }), notes: [] };
  const { applyFixes } = await import('./apply-fixes.ts');
  return applyFixes(paths, survey, { isPictured, ...fix });
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}
