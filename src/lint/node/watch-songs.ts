/** Waits until a file changes on which a run of lint depends. */
import { watch, type FSWatcher } from 'node:fs';
import { join, sep } from 'node:path';
import { changesBetween, takeStock, type Stock, type StockRequest } from './take-stock.ts';

/** Editors write a file in several steps; what comes within this time is one change. */
const SETTLE_MS = 120;
/** A folder that is not there, or that this user may not enter; the one above it tells when it comes. */
const PASSED_OVER = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'];

export type Change = { stock: Stock; changes: string[] };

/**
 * Resolves with what there is now, and with what changed since `before`: at once where that was before the call.
 * @throws the system's error where it watches no more folders.
 */
export async function nextChange(request: StockRequest, before: Stock): Promise<Change> {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Change>((resolve, reject) => {
      const stir = (): void => {
        timer ??= setTimeout(() => {
          timer = undefined;
          look();
        }, SETTLE_MS);
      };
      const look = (): void => {
        try {
          const stock = takeStock(request);
          const changes = changesBetween(before, stock);
          if (changes.length > 0) resolve({ stock, changes });
          // What came into a new folder before it was watched is seen by looking once more.
          else if (openWatchers(watchers, stock, stir)) stir();
        } catch (error) {
          reject(error);
        }
      };
      openWatchers(watchers, before, stir);
      look();
    });
  } finally {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  }
}

/** Whether any folder was not watched before. */
function openWatchers(watchers: Map<string, FSWatcher>, { folders }: Stock, stir: () => void): boolean {
  let isAnyNew = false;
  for (const [folder, names] of folders) {
    if (watchers.has(folder)) continue;
    const watcher = openWatcher(folder, (name) => {
      if (name === null) return stir();
      closeWithin(watchers, join(folder, name));
      if (!names || names.has(name)) stir();
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

function openWatcher(folder: string, stirred: (name: string | null) => void): FSWatcher | undefined {
  try {
    return watch(folder, (_, name) => stirred(name)).on('error', () => stirred(null));
  } catch (error) {
    if (PASSED_OVER.includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
