/** Programs that take a port for themselves: ModemManager, older ones of which talk to every new board for some seconds. */
import { readdir, readFile } from 'node:fs/promises';

/** Advice for a user; undefined where it does not run, or where nobody can tell. */
export async function modemManagerAdvice(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const entries = await readdir('/proc').catch(() => []);
  const names = await Promise.all(
    entries
      .filter((entry) => /^\d+$/.test(entry))
      .map((entry) => readFile(`/proc/${entry}/comm`, 'utf8').catch(() => '')),
  );
  // The kernel cuts names to 15 letters; ModemManager has 12.
  if (!names.some((name) => name.trim() === 'ModemManager')) return undefined;
  return 'ModemManager is running; if the board is busy just after plugging in, wait 20 s, or: sudo systemctl stop ModemManager';
}
