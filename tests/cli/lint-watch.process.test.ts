// What lint --watch sees: everything a run depends on, also what comes, goes and comes back.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { until } from '../until.ts';
import { RIG, song } from './lint-songs.ts';
import { scratchFolder } from './scratch-folder.ts';

const BIN = fileURLToPath(new URL('../../bin/flopera.js', import.meta.url));
const SHORT = song('short', '1: C4/4 r D4/128 r/4');
/** What each report of a watch opens with, but the first. */
const CHANGE = /^\d\d:\d\d:\d\d {2}/gm;

type Watch = {
  /** Resolves with the output since the last call, once it holds these words, the last of which end its report. */
  reported: (...words: string[]) => Promise<string>;
  child: ChildProcess;
};

function startWatch(cwd: string, ...args: string[]): Watch {
  const child = spawn(process.execPath, [BIN, 'lint', '--watch', ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  return {
    child,
    async reported(...words) {
      await until(() => words.every((word) => output.includes(word)) && output.endsWith('\n'));
      const told = output;
      output = '';
      return told;
    },
  };
}

/** Puts a file into place whole, so that it changes once, however slowly it is written. */
function put(path: string, content: string | Uint8Array): void {
  const written = join(scratchFolder({ file: content }), 'file');
  renameSync(written, path);
}

test('songs, arrangements, rigs and configurations that change, come and go; Ctrl-C ends with 130', async () => {
  const cwd = scratchFolder({ 'gigs/june/short.mid': SHORT['short.mid'] ?? '', 'rig.yaml': RIG });
  const [june, config] = [join(cwd, 'gigs/june'), join(cwd, 'gigs/flopera.config.yaml')];
  const arrangement = join(june, 'short.yaml');
  const { reported, child } = startWatch(cwd, 'gigs');
  await reported('1 song: 0 errors, ', 'watching 1 song; Ctrl-C ends\n');

  /** A change that is told once; what is told twice is found by the next. */
  const change = async (make: () => void, ...words: string[]): Promise<void> => {
    make();
    expect((await reported(...words)).match(CHANGE)).toHaveLength(1);
  };
  const narrow = RIG.replace('C1..B4', 'C3..B3');
  await change(
    () => put(arrangement, SHORT['short.yaml'] ?? ''),
    '  gigs/june/short.yaml is new\n',
    '1 song: 0 errors, 1 warning\n',
  );
  await change(
    () => put(config, 'rules: { short-note: error }\n'),
    'gigs/flopera.config.yaml is new',
    '1 song: 1 error, 0 warnings\n',
  );
  await change(
    () => put(config, 'rig: ../stage.yaml\n'),
    'gigs/flopera.config.yaml changed',
    "'rig': ../stage.yaml: there is no such file",
  );
  await change(() => put(join(cwd, 'stage.yaml'), narrow), 'stage.yaml is new', 'out-of-range', '1 song: ');
  await change(() => rmSync(config), 'gigs/flopera.config.yaml is gone', '1 song: 0 errors, 1 warning\n');
  await change(() => put(join(cwd, 'rig.yaml'), narrow), 'rig.yaml changed', 'out-of-range', '1 song: ');
  await change(
    () => put(join(cwd, 'flopera.config.yaml'), 'rules: { out-of-range: off }\n'),
    'flopera.config.yaml is new',
    '1 song: 0 errors, 1 warning\n',
  );

  mkdirSync(join(cwd, 'gigs/july/late'), { recursive: true });
  await change(
    () => put(join(cwd, 'gigs/july/late/again.mid'), SHORT['short.mid'] ?? ''),
    'gigs/july/late/again.mid is new',
    '2 songs: ',
  );
  await change(
    () => rmSync(join(cwd, 'gigs/july'), { recursive: true }),
    'gigs/july/late/again.mid is gone',
    '1 song: ',
  );
  await change(
    () => renameSync(join(cwd, 'gigs'), join(cwd, 'away')),
    'gigs/june/short.mid is gone',
    'gigs: no MIDI file there; check the path or pattern\n',
  );
  await change(
    () => renameSync(join(cwd, 'away'), join(cwd, 'gigs')),
    'gigs/june/short.mid is new',
    '1 song: 0 errors, 1 warning\n',
  );
  await change(() => rmSync(arrangement), 'gigs/june/short.yaml is gone', '1 song: ');

  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
});

test('a song by its name: what else lies there is no matter', async () => {
  const cwd = scratchFolder({ ...SHORT, 'other.mid': 'no MIDI' });
  const { reported } = startWatch(cwd, 'short.mid', '--format', 'github');
  await reported('watching 1 song; ');
  put(join(cwd, 'other.mid'), 'none either');
  put(join(cwd, 'notes.txt'), '');
  put(join(cwd, 'short.yaml'), `${String(SHORT['short.yaml'])}# new\n`);
  const told = await reported('short.yaml changed', '::warning file=short.mid');
  expect(told.match(CHANGE)).toHaveLength(1);
  expect(told).not.toMatch(/other|notes/);
});

test('standard input cannot be watched', async () => {
  const { reported, child } = startWatch(scratchFolder(), '-');
  child.stdin?.end();
  await reported('standard input cannot be watched; name a file or folder\n');
});
