// --rule: which rules run, and what a level told beside it does.
import { expect, test } from 'vitest';
import { parseRuleFlag } from '../../src/cli/lint/flag-values.ts';
import { song } from './lint-songs.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

const FILES = song('worn', 'licence: -\n1: C4/4 C4 r D4/128 r/4\n2: r/1');

test.each([
  [['short-note'], ['short-note warn']],
  [
    ['short-note', 'missing-licence:error'],
    ['missing-licence error', 'short-note warn'],
  ],
  [
    ['missing-licence:error', 'short-note'],
    ['missing-licence error', 'short-note warn'],
  ],
  [
    ['short-note', 'missing-licence', 'missing-licence:error'],
    ['missing-licence error', 'short-note warn'],
  ],
  [['short-note', 'missing-licence:off'], ['short-note warn']],
  [['short-note', 'missing-licence', 'missing-licence:off'], ['short-note warn']],
  [['short-note:off', 'short-note:error', 'channel-gaps'], ['short-note error']],
])('--rule %s', async (flags, expected) => {
  const args = flags.flatMap((flag) => ['--rule', flag]);
  const { stdout } = await runFlopera(['lint', '.', '--format', 'json', ...args], {
    cwd: scratchFolder(FILES),
  });
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; severity: string }[] };
  expect(findings.map(({ rule, severity }) => `${rule} ${severity}`).toSorted()).toEqual(expected);
});

test.each(['short-note:off:x', 'short-note:', 'short-note=off=', 'short-note:loud'])(
  '%s is refused',
  (text) => {
    expect(() => parseRuleFlag(text)).toThrow(/is no level of a rule; write short-note:off, /);
  },
);

test('a number that is none is told in one sentence', async () => {
  const { exitCode, stderr } = await runFlopera(['lint', '--max-warnings', 'x']);
  expect(stderr).toMatch(/Give a whole number from 0; flopera --help tells what there is\n$/);
  expect(exitCode).toBe(2);
});
