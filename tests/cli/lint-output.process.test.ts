// What lint prints where, and what it leaves out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { song } from './lint-songs.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

const SHORT = song('short', '1: C4/4 r D4/128 r/4');
const TERMINAL = { NO_COLOR: '', FORCE_COLOR: '1' };

test('a report has colours in a terminal, and none in a file', async () => {
  const cwd = scratchFolder(SHORT);
  const { stdout } = await runFlopera(['lint', '.'], { cwd, env: TERMINAL });
  expect(stdout).toContain('\u001b[33m');
  const run = await runFlopera(['lint', '.', '--output', 'report.txt'], { cwd, env: TERMINAL });
  expect(run).toMatchObject({ exitCode: 1, stdout: '' });
  const report = readFileSync(join(cwd, 'report.txt'), 'utf8');
  expect(report).not.toContain('\u001b');
  expect(report).toContain('1 song: 0 errors, 1 warning\n');
});

test('--quiet leaves warnings out, also those that are only counted', async () => {
  const many = song('many', '1: r/4 C4/128*300');
  const cwd = scratchFolder(many);
  const told = async (...args: string[]): Promise<{ more: unknown[]; findings: unknown[] }> =>
    JSON.parse((await runFlopera(['lint', '.', '--format', 'json', ...args], { cwd })).stdout);
  expect((await told()).more).toContainEqual({ song: 'many.mid', rule: 'short-note', count: 100 });
  expect(await told('--quiet')).toMatchObject({ more: [], findings: [] });
  expect((await told('--quiet', '--rule', 'short-note:error')).more).toHaveLength(1);
});

test('github prints nothing where all is clean', async () => {
  const cwd = scratchFolder(song('clean', '1: C4/4 D4'));
  expect(await runFlopera(['lint', '.', '--format', 'github'], { cwd })).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: '',
  });
});
