// What lint --watch sees: everything a run depends on, also what comes, goes and comes back.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { RIG, song } from './lint-songs.ts';
import { scratchFolder } from './scratch-folder.ts';

const BIN = fileURLToPath(new URL('../../bin/flopera.js', import.meta.url));
const SHORT = song('short', '1: C4/4 r D4/128 r/4');
const SEEN_MS_MAX = 15_000;

type Watch = {
  /** Resolves with the output since the last call, once it ends with a report and holds these words. */
  until: (...words: string[]) => Promise<string>;
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
  const until = async (...words: string[]): Promise<string> => {
    for (const startMs = Date.now(); !words.every((word) => output.includes(word));) {
      if (Date.now() - startMs > SEEN_MS_MAX) throw new Error(`not seen: ${words.join(', ')} in: ${output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    // Nothing may come twice.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const told = output;
    output = '';
    return told;
  };
  return { until, child };
}

test('songs, arrangements, rigs and configurations that change, come and go; Ctrl-C ends with 130', async () => {
  const cwd = scratchFolder({ 'gigs/june/short.mid': SHORT['short.mid'] ?? '', 'rig.yaml': RIG });
  const [june, config] = [join(cwd, 'gigs/june'), join(cwd, 'gigs/flopera.config.yaml')];
  const arrangement = join(june, 'short.yaml');
  const { until, child } = startWatch(cwd, 'gigs');
  await until('1 song: 0 errors, ', 'watching 1 song; Ctrl-C ends\n');

  writeFileSync(arrangement, SHORT['short.yaml'] ?? '');
  const told = await until('1 song: 0 errors, 1 warning\n');
  expect(told).toMatch(/^\n\d\d:\d\d:\d\d {2}gigs\/june\/short\.yaml is new\n/);
  expect(told.match(/1 song:/g)).toHaveLength(1);

  writeFileSync(config, 'rules: { short-note: error }\n');
  await until('gigs/flopera.config.yaml is new', '1 song: 1 error, 0 warnings\n');
  writeFileSync(config, 'rig: ../stage.yaml\n');
  await until('gigs/flopera.config.yaml changed', "'rig': ../stage.yaml: there is no such file");
  writeFileSync(join(cwd, 'stage.yaml'), RIG.replace('C1..B4', 'C3..B3'));
  await until('stage.yaml is new', 'out-of-range');
  rmSync(config);
  await until('gigs/flopera.config.yaml is gone', '1 song: 0 errors, 1 warning\n');
  writeFileSync(join(cwd, 'rig.yaml'), RIG.replace('C1..B4', 'C3..B3'));
  await until('rig.yaml changed', 'out-of-range');
  writeFileSync(join(cwd, 'flopera.config.yaml'), 'rules: { out-of-range: off }\n');
  await until('flopera.config.yaml is new', '1 song: 0 errors, 1 warning\n');

  mkdirSync(join(cwd, 'gigs/july/late'), { recursive: true });
  writeFileSync(join(cwd, 'gigs/july/late/again.mid'), SHORT['short.mid'] ?? '');
  await until('gigs/july/late/again.mid is new', '2 songs: ');
  rmSync(join(cwd, 'gigs/july'), { recursive: true });
  await until('gigs/july/late/again.mid is gone', '1 song: ');

  renameSync(join(cwd, 'gigs'), join(cwd, 'away'));
  await until('gigs/june/short.mid is gone', 'gigs: no MIDI file there; check the path or pattern\n');
  renameSync(join(cwd, 'away'), join(cwd, 'gigs'));
  await until('gigs/june/short.mid is new', '1 song: 0 errors, 1 warning\n');
  rmSync(arrangement);
  await until('gigs/june/short.yaml is gone');

  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
});

test('a song by its name: what else lies there is no matter', async () => {
  const cwd = scratchFolder({ ...SHORT, 'other.mid': 'no MIDI' });
  const { until } = startWatch(cwd, 'short.mid', '--format', 'github');
  await until('watching 1 song; ');
  writeFileSync(join(cwd, 'other.mid'), 'none either');
  writeFileSync(join(cwd, 'notes.txt'), '');
  expect(await until('')).toBe('');
  writeFileSync(join(cwd, 'short.yaml'), `${String(SHORT['short.yaml'])}# new\n`);
  expect(await until('short.yaml changed')).toContain('::warning file=short.mid');
});

test('standard input cannot be watched', async () => {
  const { until, child } = startWatch(scratchFolder(), '-');
  child.stdin?.end();
  await until('standard input cannot be watched; name a file or folder\n');
});
