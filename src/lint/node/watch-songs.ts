/** Tells when songs, arrangements, rigs or configurations change on disk. */
import { watch } from 'node:fs';
import { dirname } from 'node:path';

/** Editors write a file in several steps; what comes within this time is one change. */
const SETTLE_MS = 120;
const WATCHED = /\.(midi?|kar|rmi|ya?ml)$/i;

/** Calls `changed` after each change in the folders of these songs; the function returned ends it. */
export function watchSongs(paths: readonly string[], changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = [...new Set(paths.map((path) => dirname(path)))].map((folder) =>
    watch(folder, (_, name) => {
      if (name !== null && !WATCHED.test(name)) return;
      clearTimeout(timer);
      timer = setTimeout(changed, SETTLE_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
