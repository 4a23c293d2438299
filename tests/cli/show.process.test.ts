/** `flopera show` writes pictures and draws in the terminal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

const SONG = fileURLToPath(new URL('../../arrangements/mountain-king.mid', import.meta.url));

test.each([
  ['roll.svg', /^<svg .*<\/svg>\n$/s],
  ['roll.HTML', /^<!doctype html>.*<\/html>\n$/s],
])('-o %s', async (name, shape) => {
  const path = join(scratchFolder(), name);
  const run = await runFlopera(['show', SONG, '-o', path]);
  expect(run).toEqual({ exitCode: 0, stdout: `${path} written\n`, stderr: '' });
  expect(readFileSync(path, 'utf8')).toMatch(shape);
  expect(readFileSync(path, 'utf8')).toContain('drive 6 · F1 to E2');
});

test('in a pipe it is text of a hundred columns', async () => {
  const { exitCode, stdout } = await runFlopera(['show', SONG]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('In the Hall of the Mountain King');
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('a picture of another kind, and a folder that is not there', async () => {
  const gif = await runFlopera(['show', SONG, '-o', 'roll.gif']);
  expect(gif.stderr).toMatch(/^roll\.gif is no picture that show can write; name it \.svg or \.html/);
  expect(gif.exitCode).toBe(2);
  const nowhere = await runFlopera(['show', SONG, '-o', '/no/such/folder/roll.svg']);
  expect(nowhere.stderr).toMatch(/^\/no\/such\/folder\/roll\.svg: there is no such folder; .*\n$/);
  expect(nowhere.exitCode).toBe(2);
});

test('a file without notes says so', async () => {
  const empty = Buffer.from('4d546864000000060000000100604d54726b0000000400ff2f00', 'hex');
  const path = join(scratchFolder({ 'empty.mid': empty }), 'empty.mid');
  const run = await runFlopera(['show', path]);
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toMatch(/: there are no notes in this file; .*\n$/);
});
