/** Waits until a file changes on which a run of lint depends. */
import { watch, type FSWatcher } from 'node:fs';
import { join, sep } from 'node:path';
import { changesBetween, takeSnapshot, type Snapshot, type WatchRequest } from './snapshot.ts';

/** Editors write a file in several steps; what comes within this time is one change. */
const SETTLE_MS = 120;
/** A folder that is not there, or that this user may not enter; the one above it tells when it comes. */
const PASSED_OVER = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'];

export type Change = { snapshot: Snapshot; changes: string[] };

/**
 * Resolves with what there is now, and with what changed since `before`: at once where that was before the call.
 * @throws the system's error where it watches no more folders.
 */
export async function nextChange(request: WatchRequest, before: Snapshot): Promise<Change> {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Change>((resolve, reject) => {
      const lookSoon = (): void => {
        timer ??= setTimeout(() => {
          timer = undefined;
          look();
        }, SETTLE_MS);
      };
      const look = (): void => {
        try {
          const snapshot = takeSnapshot(request);
          const changes = changesBetween(before, snapshot);
          if (changes.length > 0) resolve({ snapshot, changes });
          // What came into a new folder before it was watched is seen by looking once more.
          else if (openWatchers(watchers, snapshot, lookSoon)) lookSoon();
        } catch (error) {
          reject(error);
        }
      };
      openWatchers(watchers, before, lookSoon);
      look();
    });
  } finally {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  }
}

/** Whether any folder was not watched before. */
function openWatchers(
  watchers: Map<string, FSWatcher>,
  { folders }: Snapshot,
  lookSoon: () => void,
): boolean {
  let isAnyNew = false;
  for (const [folder, names] of folders) {
    if (watchers.has(folder)) continue;
    const watcher = openWatcher(folder, (name) => {
      if (name === null) return lookSoon();
      closeWithin(watchers, join(folder, name));
      if (!names || names.has(name)) lookSoon();
    });
    if (!watcher) continue;
    watchers.set(folder, watcher);
    isAnyNew = true;
  }
  return isAnyNew;
}

/** A folder that came, went or came back: its watcher may be one of the folder that went. */
function closeWithin(watchers: Map<string, FSWatcher>, path: string): void {
  for (const [folder, watcher] of watchers) {
    if (folder !== path && !folder.startsWith(path + sep)) continue;
    watcher.close();
    watchers.delete(folder);
  }
}

function openWatcher(folder: string, onEvent: (name: string | null) => void): FSWatcher | undefined {
  try {
    return watch(folder, (_, name) => onEvent(name)).on('error', () => onEvent(null));
  } catch (error) {
    if (PASSED_OVER.includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
