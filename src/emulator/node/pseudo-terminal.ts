/** Offers bytes as a serial port of this machine: a pseudo-terminal made by socat. */
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { constants } from 'node:fs';
import { lstat, open, readlink, access, unlink } from 'node:fs/promises';
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
  const failed = new Promise<string>((resolve) => {
    socat.on('error', () => resolve(GET_SOCAT));
    socat.on('exit', () => resolve(`${path}: socat has ended; start the emulator again`));
  });
  void failed.then((reason) => {
    if (!closing) listener.onFailure(reason);
  });
  await Promise.race([failed.then(refuse), appears(path, socat)]);
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
  const leadsSomewhere =
    !found.isSymbolicLink() ||
    (await readlink(path)
      .then((target) => access(target))
      .then(() => true)
      .catch(() => false));
  if (leadsSomewhere) throw new DeviceError(`${path} is in use; give another path: --pty PATH`);
  await unlink(path);
}

async function appears(path: string, socat: ChildProcessWithoutNullStreams): Promise<void> {
  for (let waitedMs = 0; waitedMs < APPEARS_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  socat.kill();
  throw new DeviceError(`${path}: no pseudo-terminal could be made there; give another path: --pty PATH`);
}

function refuse(reason: string): never {
  throw new DeviceError(reason);
}
