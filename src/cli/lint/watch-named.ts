/** Lints again and again, until the user has had enough. */
import { findSongs } from '../../lint/node/find-songs.ts';
import { takeSnapshot, type WatchRequest } from '../../lint/node/snapshot.ts';
import { nextChange } from '../../lint/node/watch-songs.ts';
import { blankControls } from '../../words/blank-controls.ts';
import { counted } from '../../words/plural.ts';
import { endingOf } from '../exit/error-boundary.ts';

/** Changes that are told one by one. */
const TOLD_MAX = 5;

/**
 * Never resolves; Ctrl-C ends the process. An error of the first run ends it, too; one of a later run is told, and the
 * watch goes on.
 * @param tell prints the lines between the reports
 */
export async function watchNamed(
  request: WatchRequest,
  run: () => Promise<void>,
  tell: (line: string) => void,
): Promise<never> {
  // Taken before the run: a file that changes meanwhile is linted again.
  let snapshot = takeSnapshot(request);
  await run();
  const { paths } = await findSongs(request.named);
  tell(`watching ${counted(paths.length, 'song')}; Ctrl-C ends`);
  for (;;) {
    const next = await nextChange(request, snapshot);
    snapshot = next.snapshot;
    tell(`\n${new Date().toTimeString().slice(0, 8)}  ${changesText(next.changes)}`);
    await run().catch((error: unknown) => console.error(endingOf(error).line));
  }
}

function changesText(changes: readonly string[]): string {
  const told = changes.slice(0, TOLD_MAX).map(blankControls);
  const rest = changes.length - told.length;
  return [...told, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}
