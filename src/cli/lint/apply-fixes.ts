/** Puts songs right: writes what changes, or shows it as a diff. */
import { fixFile, type FileChanges } from '../../lint/node/fix-file.ts';
import type { Surveyor } from '../../lint/node/surroundings.ts';
import { writeChanges } from '../../lint/node/write-changes.ts';
import type { FileReport } from '../../lint/report.ts';
import { unifiedDiff } from '../../lint/unified-diff.ts';

export type FixRequest = { midi: boolean; isDry: boolean; isPictured: boolean };

/** `notes` tell what was written, or as a diff what would be. */
export function applyFixes(
  paths: readonly string[],
  survey: Surveyor,
  { midi, isDry, isPictured }: FixRequest,
): { files: FileReport[]; notes: string[] } {
  const results = paths.map((path) => fixFile({ path, isPictured }, survey, midi));
  const notes = results.flatMap(({ changes }) => (isDry ? diffsOf(changes) : writtenNotes(changes)));
  return { files: results.map(({ report }) => report), notes };
}

function writtenNotes(changes: FileChanges): string[] {
  return writeChanges(changes).map((name) => `put right: ${name}`);
}

function diffsOf({ arrangement, midi }: FileChanges): string[] {
  return [
    ...(arrangement ? [unifiedDiff(arrangement.path, arrangement.before, arrangement.after)] : []),
    ...(midi ? [`${midi.path} would be written anew`] : []),
  ];
}
