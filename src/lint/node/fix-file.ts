/** Puts one song on disk right, and lints what comes of it; apart from plain linting, which starts sooner without it. */
import { fixSources } from '../fix/fix-sources.ts';
import type { Sources } from '../lint-sources.ts';
import type { FileReport } from '../report.ts';
import { lintFile, toReport, type FileTask } from './lint-file.ts';
import type { ContextOf } from './song-context.ts';

/** What a fix would write; `undefined` stays as it is. */
export type FileChanges = {
  arrangement?: { path: string; before: string; after: string };
  midi?: { path: string; before: Uint8Array; after: Uint8Array };
};

/** Nothing is written yet. */
export function fixFile(
  task: FileTask,
  contextOf: ContextOf,
  isMidiToo: boolean,
): { report: FileReport; changes: FileChanges } {
  let changes: FileChanges = {};
  const report = lintFile(task, contextOf, (sources) => {
    const fixed = fixSources(sources, isMidiToo);
    changes = changesBetween(sources, fixed.sources);
    return toReport(task, fixed.linted);
  });
  return { report, changes };
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
