// Lint and standard input: `-` among other names, and what cannot be done with it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CLEAN, SHORT } from './lint-songs.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

const BIN = fileURLToPath(new URL('../../bin/flopera.js', import.meta.url));

test('- and other names are linted together, in the order named', () => {
  const cwd = scratchFolder({ ...CLEAN, ...SHORT });
  const { status, stdout } = spawnSync(
    process.execPath,
    [BIN, 'lint', 'short.mid', '-', 'clean.mid', '-', '--format', 'json', '--rule', 'short-note'],
    { cwd, input: SHORT['short.mid'], encoding: 'utf8' },
  );
  const report = JSON.parse(stdout);
  expect(report.findings.map(({ file }: { file: string }) => file)).toEqual(['short.mid', 'stdin.mid']);
  expect(report.songs).toBe(3);
  expect(status).toBe(1);
});

test.each([
  ['--watch', 'standard input cannot be watched; name a file or folder'],
  ['--fix', 'standard input cannot be put right; name a file or folder'],
  ['--fix-dry-run', 'standard input cannot be put right; name a file or folder'],
  ['--fix-midi', 'standard input cannot be put right; name a file or folder'],
])('%s refuses -, before anything is linted', async (flag, line) => {
  const run = await runFlopera(['lint', 'short.mid', '-', flag], { cwd: scratchFolder(SHORT) });
  expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `${line}\n` });
});
