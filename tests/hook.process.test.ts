/** The pre-commit hook of the README judges what is committed: the staged songs, whatever their names, and nothing else. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { RIG, song } from './cli/lint-songs.ts';
import { scratchFolder } from './cli/scratch-folder.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const [CLEAN, BAD] = [song('song', '1: C4/4 D4'), song('song', '1: C4/4 r D4/128 r/4')];

function hookIn(page: string): string {
  return /```sh\n(#!\/bin\/sh\n[^]*?)```/.exec(readFileSync(join(ROOT, page), 'utf8'))?.[1] ?? '';
}

type Repository = {
  cwd: string;
  write: (name: string, content: string | Uint8Array) => void;
  /** A song with its arrangement in the folder of songs. */
  writeSong: (name: string, files: typeof CLEAN, ending?: string) => void;
  git: (...args: string[]) => void;
  commit: () => { exitCode: number | null; output: string };
};

/** With the hook, and with this checkout's flopera for npx to find. */
function repository(): Repository {
  const cwd = scratchFolder({
    'rig.yaml': RIG,
    'bin/npx': `#!/bin/sh\nshift\nexec node '${ROOT}bin/flopera.js' "$@"\n`,
  });
  const env = {
    ...process.env,
    NO_COLOR: '1',
    PATH: `${join(cwd, 'bin')}:${process.env['PATH']}`,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const write: Repository['write'] = (name, content) => {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  };
  const git: Repository['git'] = (...args) => void execFileSync('git', args, { cwd, env, stdio: 'ignore' });
  git('init');
  git('config', 'user.name', 'A Musician');
  git('config', 'user.email', 'musician@example.org');
  write('.git/hooks/pre-commit', hookIn('README.md'));
  for (const path of ['bin/npx', '.git/hooks/pre-commit']) chmodSync(join(cwd, path), 0o755);
  return {
    cwd,
    write,
    git,
    writeSong(name, files, ending = 'mid') {
      write(`arrangements/${name}.${ending}`, files['song.mid'] ?? '');
      write(`arrangements/${name}.yaml`, files['song.yaml'] ?? '');
    },
    commit() {
      const { status, stdout, stderr } = spawnSync('git', ['commit', '-m', 'songs'], {
        cwd,
        env,
        encoding: 'utf8',
      });
      return { exitCode: status, output: stdout + stderr };
    },
  };
}

test('the README and the page about lint have the same hook', () => {
  expect(hookIn('docs/lint.md')).toBe(hookIn('README.md'));
});

describe('the hook', () => {
  test('lets clean songs pass, and stops the others; nothing is left behind', () => {
    const { cwd, writeSong, git, commit } = repository();
    writeSong('clean', CLEAN);
    git('add', '.');
    expect(commit()).toMatchObject({ exitCode: 0 });
    writeSong('bad', BAD);
    git('add', '.');
    expect(commit()).toMatchObject({ exitCode: 1, output: expect.stringContaining('arrangements/bad.mid') });
    expect(readdirSync(join(cwd, '.git')).filter((name) => name.startsWith('lint.'))).toEqual([]);
  });

  test.each(['Übung', 'two words', "it's", 'a "quote"', '-dash', '*', 'a\tb\nc'])('%j is linted', (name) => {
    const { writeSong, git, commit } = repository();
    writeSong(name, BAD, 'midi');
    git('add', '.');
    expect(commit()).toMatchObject({ exitCode: 1, output: expect.stringContaining('short-note') });
    writeSong(name, CLEAN, 'midi');
    git('add', '.');
    expect(commit()).toMatchObject({ exitCode: 0 });
  });

  test.each(['mid', 'MID', 'midi', 'kar', 'rmi'])('.%s is a song', (ending) => {
    const { writeSong, git, commit } = repository();
    writeSong('song', BAD, ending);
    git('add', '.');
    expect(commit().exitCode).toBe(1);
  });

  test('goes by what is staged: songs, arrangements, configuration and rig', () => {
    const { cwd, write, writeSong, git, commit } = repository();
    writeSong('song', BAD);
    git('add', '.');
    writeSong('song', CLEAN);
    expect(commit().exitCode).toBe(1);
    git('add', '.');
    writeSong('song', BAD);
    expect(commit().exitCode).toBe(0);
    writeSong('song', CLEAN);
    write('rig.yaml', RIG.replace('C1..B4', 'C3..B3'));
    git('add', '.');
    write('rig.yaml', RIG);
    expect(commit()).toMatchObject({ exitCode: 1, output: expect.stringContaining('out-of-range') });
    write('arrangements/flopera.config.yaml', 'rules: { out-of-range: off }');
    git('add', 'arrangements');
    rmSync(join(cwd, 'arrangements/flopera.config.yaml'));
    expect(commit().exitCode).toBe(0);
  });

  test('minds songs that go, and those that are renamed', () => {
    const { cwd, write, writeSong, git, commit } = repository();
    write('notes.txt', 'no song');
    git('add', '.');
    expect(commit().exitCode).toBe(0);
    writeSong('old', CLEAN);
    write('arrangements/flopera.config.yaml', '{}');
    git('add', '.');
    expect(commit().exitCode).toBe(0);
    for (const ending of ['mid', 'yaml'])
      renameSync(join(cwd, `arrangements/old.${ending}`), join(cwd, `arrangements/nëw.${ending}`));
    git('add', '.');
    expect(commit().exitCode).toBe(0);
    git('rm', '-r', 'arrangements/nëw.mid', 'arrangements/nëw.yaml');
    expect(commit().exitCode).toBe(0);
    write('notes.txt', 'still none');
    git('add', '.');
    expect(commit().exitCode).toBe(0);
  });
});
