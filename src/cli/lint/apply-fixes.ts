/** Puts songs right: writes what changes, or shows it as a diff. */
import { fixFile, type FileChanges } from '../../lint/node/fix-file.ts';
import { lintFile, type FileTask } from '../../lint/node/lint-file.ts';
import type { ContextOf } from '../../lint/node/song-context.ts';
import { writeChanges } from '../../lint/node/write-changes.ts';
import type { FileReport } from '../../lint/report.ts';
import { unifiedDiff } from '../../lint/unified-diff.ts';
import { toFileError } from '../../userfile/node/file-error.ts';
import { blankControls } from '../../words/blank-controls.ts';

export type FixRequest = { midi: boolean; isDry: boolean; isPictured: boolean };

type Applied = { report: FileReport; notes: string[] };

/** `notes` tell what was written, or as a diff what would be. */
export function applyFixes(
  paths: readonly string[],
  contextOf: ContextOf,
  { midi, isDry, isPictured }: FixRequest,
): { files: FileReport[]; notes: string[] } {
  const results = paths.map((path): Applied => {
    const task = { path, isPictured };
    const { report, changes } = fixFile(task, contextOf, midi);
    return isDry ? { report, notes: diffsOf(changes) } : written(task, contextOf, { report, changes });
  });
  return { files: results.map(({ report }) => report), notes: results.flatMap(({ notes }) => notes) };
}

/** What could not be written is linted as it stands. */
function written(
  task: FileTask,
  contextOf: ContextOf,
  { report, changes }: { report: FileReport; changes: FileChanges },
): Applied {
  const { written: names, failed } = writeChanges(changes);
  const notes = names.map((name) => `put right: ${blankControls(name)}`);
  if (failed.length === 0) return { report, notes };
  const reasons = failed.map(({ path, error }) => toFileError(path, error, 'write').message);
  return { report: { ...lintFile(task, contextOf), fixFailure: reasons.join('; ') }, notes };
}

function diffsOf({ arrangement, midi }: FileChanges): string[] {
  return [
    ...(arrangement ? [unifiedDiff(arrangement.path, arrangement.before, arrangement.after)] : []),
    ...(midi ? [`${blankControls(midi.path)} would be written anew`] : []),
  ];
}
