/** Lints again and again, until the user has had enough. */
import { findSongs } from '../../lint/node/find-songs.ts';
import { watchSongs } from '../../lint/node/watch-songs.ts';

/** Never resolves; Ctrl-C ends the process. An error of a run is told, and the watch goes on. */
export async function watchNamed(named: readonly string[], run: () => Promise<void>): Promise<never> {
  const { paths } = await findSongs(named);
  console.error(`watching ${paths.length} ${paths.length === 1 ? 'song' : 'songs'}; Ctrl-C ends`);
  watchSongs(paths, () => void run().catch((error: Error) => console.error(error.message)));
  return new Promise(() => undefined);
}
