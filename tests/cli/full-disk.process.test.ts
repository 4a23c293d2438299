// A disk that is full under standard output: no error of flopera's own, for any command.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CLEAN } from './lint-songs.ts';
import { scratchFolder } from './scratch-folder.ts';

const BIN = fileURLToPath(new URL('../../bin/flopera.js', import.meta.url));
const FULL = '/dev/full';

test.skipIf(!existsSync(FULL)).each([
  ['lint', 'clean.mid'],
  ['lint', '--list-rules'],
  ['inspect', 'clean.mid'],
  ['arrange', 'clean.mid'],
  ['show', 'clean.mid'],
  ['play', '--help'],
])('%s %s', (...args) => {
  const full = openSync(FULL, 'w');
  const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: scratchFolder(CLEAN),
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(full);
  expect(stderr).toBe('standard output: the disk is full; make room and try again\n');
  expect(status).toBe(2);
});
