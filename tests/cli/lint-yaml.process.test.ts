// YAML files on lint's command line: arrangements, what is passed over as a hook names it, and what is refused.
import { describe, expect, test } from 'vitest';
import { CLEAN, RIG, SHORT } from './lint-songs.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

const ARRANGEMENT = SHORT['short.yaml'] ?? '';
const FILES = {
  ...CLEAN,
  ...SHORT,
  'flopera.config.yaml': 'extends: recommended\n',
  'stage.yaml': RIG,
  'broken-rig.yaml': 'boards: 3\n',
  'alone.yaml': ARRANGEMENT,
  'flopera.config.yml': '{}',
  'old/old.mid': SHORT['short.mid'] ?? '',
  'old/old.yml': ARRANGEMENT,
  'loud/LOUD.MID': SHORT['short.mid'] ?? '',
  'loud/LOUD.yaml': ARRANGEMENT,
  'bad/flopera.config.yaml': 'rulez: {}\n',
};
const NOTHING = 'nothing to lint: no song belongs to a configuration or a rig\n';

describe('no song belongs to a configuration or a rig', () => {
  test.each([
    [['flopera.config.yaml', 'short.yaml', 'stage.yaml'], ['short.mid'], '', 1],
    [['{flopera.config,s*}.yaml'], ['short.mid'], '', 1],
    [['flopera.config.yaml', 'clean.yaml'], [], '', 0],
    [['flopera.config.yaml'], [], NOTHING, 0],
    [['rig.yaml', 'broken-rig.yaml'], [], NOTHING, 0],
    [
      ['bad/flopera.config.yaml', 'short.yaml'],
      undefined,
      "bad/flopera.config.yaml:1:1: there is no 'rulez' here; did you mean 'rules'?\n",
      2,
    ],
  ])('%s', async (named, files, stderr, exitCode) => {
    const run = await runFlopera(['lint', ...named, '--format', 'json'], { cwd: scratchFolder(FILES) });
    expect(run).toMatchObject({ stderr, exitCode });
    if (!files) return expect(run.stdout).toBe('');
    const { findings } = JSON.parse(run.stdout);
    expect(findings.map(({ file }: { file: string }) => file)).toEqual(files);
  });
});

test('an arrangement stands for its song, whatever case the ending of that has', async () => {
  const { stdout } = await runFlopera(['lint', 'loud/LOUD.yaml'], { cwd: scratchFolder(FILES) });
  expect(stdout).toMatch(/^loud\/LOUD\.MID\n/);
});

test.each([
  [
    'alone.yaml',
    'alone.yaml: there is no song beside this arrangement; put alone.mid beside it, or name the song',
  ],
  ['old/old.yml', 'old/old.yml: flopera reads an arrangement only where it is called old.yaml; rename it'],
  [
    'flopera.config.yml',
    'flopera.config.yml: flopera reads a configuration only where it is called flopera.config.yaml; rename it',
  ],
  ['gone.yaml', 'gone.yaml: no MIDI file there; check the path or pattern'],
])('%s is refused', async (named, line) => {
  const run = await runFlopera(['lint', 'short.mid', named], { cwd: scratchFolder(FILES) });
  expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `${line}\n` });
});

test('a song is not linted without the arrangement that has the wrong ending', async () => {
  const { exitCode, stdout } = await runFlopera(['lint', 'old'], { cwd: scratchFolder(FILES) });
  expect(stdout).toContain(
    'not linted  old/old.yml: flopera reads an arrangement only where it is called old.yaml; rename it',
  );
  expect(exitCode).toBe(2);
});
