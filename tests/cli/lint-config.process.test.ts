// Configuration, rig and arrangement as lint finds them on disk; what cannot be read is told once, by its own name.
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLEAN, RIG, SHORT } from './lint-songs.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

const TWO_SONGS = { ...CLEAN, ...SHORT };

describe('told once, with 2', () => {
  test.each([
    [
      'no such rig',
      { 'flopera.config.yaml': 'rules: {}\nrig: rigs/x.yaml\n' },
      "flopera.config.yaml:2:6: 'rig': rigs/x.yaml: there is no such file; check the path",
    ],
    [
      'a rig that is a folder',
      { 'flopera.config.yaml': 'rig: rigs\n', 'rigs/x.yaml': RIG },
      "flopera.config.yaml:1:6: 'rig': rigs: this is a folder; name a file in it",
    ],
    [
      'a broken rig',
      { 'flopera.config.yaml': 'rig: rigs/x.yaml\n', 'rigs/x.yaml': 'boardz: []\n' },
      "rigs/x.yaml:1:1: 'boards' is missing; add it here",
    ],
    [
      'a broken configuration',
      { 'flopera.config.yaml': 'rulez: {}\n' },
      "flopera.config.yaml:1:1: there is no 'rulez' here; did you mean 'rules'?",
    ],
    [
      'a broken configuration in a folder below',
      { 'deep/a.mid': SHORT['short.mid'] ?? '', 'deep/flopera.config.yaml': 'rulez: {}\n' },
      "deep/flopera.config.yaml:1:1: there is no 'rulez' here; did you mean 'rules'?",
    ],
    [
      'a configuration that is a folder',
      { 'flopera.config.yaml/x': '' },
      'flopera.config.yaml: this is a folder; give the folder another name',
    ],
  ])('%s', async (_, files, line) => {
    const cwd = scratchFolder({ ...TWO_SONGS, ...files });
    for (const named of [[], ['.'], [cwd]]) {
      const run = await runFlopera(['lint', ...named], { cwd });
      expect(run, named.join(' ')).toEqual({ exitCode: 2, stdout: '', stderr: `${line}\n` });
    }
  });

  test('a configuration that is a link to nothing', async () => {
    const cwd = scratchFolder(TWO_SONGS);
    symlinkSync('gone.yaml', join(cwd, 'flopera.config.yaml'));
    const { exitCode, stderr } = await runFlopera(['lint'], { cwd });
    expect(stderr).toBe(
      'flopera.config.yaml: this link leads to gone.yaml, which is not there; mend the link\n',
    );
    expect(exitCode).toBe(2);
  });
});

test('a folder in place of an arrangement is named; the other songs are linted', async () => {
  const cwd = scratchFolder({ ...SHORT, 'g.mid': SHORT['short.mid'] ?? '' });
  mkdirSync(join(cwd, 'g.yaml'));
  const { exitCode, stdout, stderr } = await runFlopera(['lint', '.'], { cwd });
  expect(stdout).toContain('not linted  g.yaml: this is a folder; give the folder another name');
  expect(stdout).toContain('2 songs: 0 errors, 1 warning; 1 not linted');
  expect(stderr).toBe('');
  expect(exitCode).toBe(2);
});

test('a rig may be named from the root', async () => {
  const far = scratchFolder({ 'stage.yaml': RIG.replace('C1..B4', 'C3..B3') });
  const cwd = scratchFolder({ ...CLEAN, 'flopera.config.yaml': `rig: ${join(far, 'stage.yaml')}\n` });
  const { stdout } = await runFlopera(['lint', '.', '--format', 'json'], { cwd });
  expect(JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule)).toEqual([
    'out-of-range',
    'out-of-range',
  ]);
});
