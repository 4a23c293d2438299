/** A Node that is too old is told so in plain words, by a file that it can read. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { scratchFolder } from './scratch-folder.ts';

const BIN = fileURLToPath(new URL('../../bin/flopera.js', import.meta.url));

it.each(['8.17.0', '18.20.4', '20.18.3'])('Node %s', (version) => {
  const pretend = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`;
  const preload = join(scratchFolder({ 'pretend.cjs': pretend }), 'pretend.cjs');
  const run = spawnSync(process.execPath, ['--require', preload, BIN, '--version'], { encoding: 'utf8' });
  expect(run.stderr).toBe(
    `flopera needs Node 20.19 or newer, and this is Node ${version}; get a newer one from https://nodejs.org\n`,
  );
  expect(run.status).toBe(2);
});

it('the file has no import statement, at which an old Node would stop', () => {
  expect(readFileSync(BIN, 'utf8')).not.toMatch(/^import\s+[{\w]/m);
});
