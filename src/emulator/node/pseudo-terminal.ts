/** Offers bytes as a serial port of this machine: a pseudo-terminal made by socat. */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { constants } from 'node:fs';
import { access, lstat, open, unlink } from 'node:fs/promises';
import { DeviceError } from '../../link/device-error.ts';
import type { FarEnd, FarEndListener } from './far-end.ts';

const APPEARS_WITHIN_MS = 3000;
const LOOK_EVERY_MS = 20;
const GET_SOCAT =
  'socat, which makes pseudo-terminals, is not installed; sudo apt install socat (macOS: brew install socat)';

/** Makes the port `path`. Throws a DeviceError where it cannot. */
export async function openPseudoTerminal(path: string, listener: FarEndListener): Promise<FarEnd> {
  await makeWay(path);
  const socat = spawn('socat', [`PTY,link=${path},raw,echo=0`, '-']);
  let closing = false;
  const gaveUp = new AbortController();
  const failed = new Promise<string>((resolve) => {
    socat.on('error', () => resolve(GET_SOCAT));
    socat.on('exit', () => resolve(`${path}: socat has ended; start the emulator again`));
  });
  void failed.then((reason) => {
    gaveUp.abort();
    if (!closing) listener.onFailure(reason);
  });
  await Promise.race([failed.then(refuse), appears(path, socat, gaveUp.signal)]);
  // Held open here, so that the port outlives the programs that open and close it.
  const held = await open(path, constants.O_RDWR | constants.O_NOCTTY);
  socat.stdout.on('data', (bytes: Uint8Array) => listener.onBytes(new Uint8Array(bytes)));
  socat.stdin.on('error', () => undefined);
  return {
    name: path,
    write: (bytes) => void socat.stdin.write(bytes),
    async close() {
      closing = true;
      await held.close();
      socat.stdin.end();
      socat.kill();
      await failed;
    },
  };
}

/** A link that an emulator left behind is taken away; one that still leads somewhere, or a file, is somebody's. */
async function makeWay(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (!found) return;
  if (!found.isSymbolicLink() || (await exists(path)))
    throw new DeviceError(`${path} is in use; give another path: --pty PATH`);
  await unlink(path);
}

async function appears(
  path: string,
  socat: ChildProcessWithoutNullStreams,
  gaveUp: AbortSignal,
): Promise<void> {
  for (let waitedMs = 0; waitedMs < APPEARS_WITHIN_MS && !gaveUp.aborted; waitedMs += LOOK_EVERY_MS) {
    if (await exists(path)) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  socat.kill();
  throw new DeviceError(`${path}: no pseudo-terminal could be made there; give another path: --pty PATH`);
}

/** Whether something is there, at the end of all links. */
function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function refuse(reason: string): never {
  throw new DeviceError(reason);
}
