/** A serial port that is none: two pseudo-terminals joined by socat, one for flopera and one for a stand-in. */
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { crc16 } from '../../src/wire/crc.ts';
import { again, until } from '../until.ts';
import { scratchFolder } from './scratch-folder.ts';

export const hasSocat = spawnSync('socat', ['-V']).status === 0;
if (!hasSocat && process.env['CI']) throw new Error('socat is missing; apt-get install socat');
if (!hasSocat) console.log('skipped: tests of ports need socat (apt-get install socat)');

/** Paths of both ends; they go when the test ends. */
export async function openPtyPair(): Promise<{ port: string; farEnd: string }> {
  const folder = scratchFolder();
  const [port, farEnd] = [join(folder, 'port'), join(folder, 'far-end')];
  const socat = spawn('socat', [`PTY,link=${port},raw,echo=0`, `PTY,link=${farEnd},raw,echo=0`]);
  onTestFinished(() => void socat.kill());
  await until(() => (existsSync(port) && existsSync(farEnd)) || socat.exitCode !== null);
  if (socat.exitCode !== null) throw new Error('socat did not make its pseudo-terminals');
  return { port, farEnd };
}

/** Says `body` with its checksum, again and again: a board says hello when it is asked. */
export function answerHello(farEnd: string, body: string): void {
  const crc = crc16(new TextEncoder().encode(body)).toString(16).padStart(4, '0');
  answer(farEnd, `${body}*${crc}\n`);
}

/** Says `text` again and again, until the test ends. */
export function answer(farEnd: string, text: string): void {
  const output = createWriteStream(farEnd);
  // A write under way when the test ends is nobody's any more.
  output.on('error', () => undefined);
  const stop = again(() => output.writableNeedDrain || output.write(text));
  onTestFinished(() => {
    stop();
    output.destroy();
  });
}
