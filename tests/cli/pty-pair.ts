/** A serial port that is none: two pseudo-terminals joined by socat, one for flopera and one for a stand-in. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { scratchFolder } from './scratch-folder.ts';

export const hasSocat = spawnSync('socat', ['-V']).status === 0;
if (!hasSocat && process.env['CI']) throw new Error('socat is missing; apt-get install socat');
if (!hasSocat) console.log('skipped: tests of ports need socat (apt-get install socat)');

const WAIT_MS_MAX = 5_000;

/** Paths of both ends; they go when the test ends. */
export async function openPtyPair(): Promise<{ port: string; farEnd: string }> {
  const folder = scratchFolder();
  const [port, farEnd] = [join(folder, 'port'), join(folder, 'far-end')];
  const socat = spawn('socat', [`PTY,link=${port},raw,echo=0`, `PTY,link=${farEnd},raw,echo=0`]);
  onTestFinished(() => void socat.kill());
  for (let waitedMs = 0; !existsSync(port) || !existsSync(farEnd); waitedMs += 20) {
    if (waitedMs > WAIT_MS_MAX) throw new Error('socat did not make its pseudo-terminals');
    await sleep(20);
  }
  return { port, farEnd };
}
