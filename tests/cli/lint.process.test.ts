// The lint command as a user types it: what is linted, what is printed, how it ends.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CLEAN, NO_GAP, RIG, SHORT, song } from './lint-songs.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

describe('exit codes', () => {
  test('0 where all is clean', async () => {
    const run = await runFlopera(['lint', '.'], { cwd: scratchFolder(CLEAN) });
    expect(run).toEqual({ exitCode: 0, stdout: '1 song, nothing to find fault with\n', stderr: '' });
  });

  test('1 for findings, also for warnings alone; fewer than --max-warnings are allowed, --quiet hides them', async () => {
    const cwd = scratchFolder({ ...CLEAN, ...SHORT });
    const run = await runFlopera(['lint', '.'], { cwd });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('1:3  0:01.0  warn  D4 sounds for');
    expect((await runFlopera(['lint', '.', '--max-warnings', '1'], { cwd })).exitCode).toBe(0);
    expect(await runFlopera(['lint', '.', '--quiet'], { cwd })).toMatchObject({
      exitCode: 0,
      stdout: '2 songs, nothing to find fault with\n',
    });
    expect((await runFlopera(['lint', '.', '--quiet', '--rule', 'short-note:error'], { cwd })).exitCode).toBe(
      1,
    );
  });

  test.each([
    ['no such file', ['nowhere.mid'], 'nowhere.mid: no MIDI file there; check the path or pattern'],
    ['a pattern that fits nothing', ['*.kar'], '*.kar: no MIDI file there; check the path or pattern'],
    ['no such rule', ['--rule', 'short-not'], "there is no rule 'short-not'; did you mean 'short-note'?"],
    ['no such level', ['--rule', 'short-note:loud'], "'loud' is no level of a rule; write short-note:off"],
    ['no such format', ['--format', 'jsn'], "there is no format 'jsn'; did you mean 'json'?"],
    ['no page', ['--explain', 'x'], "there is no rule 'x'; flopera lint --list-rules tells all"],
    ['no such configuration', ['--config', 'x.yaml'], 'x.yaml: there is no such file; check the path'],
    ['a broken configuration', ['--config', 'bad.yaml'], 'bad.yaml:1:22: '],
    ['no such option', ['--fx'], "unknown option '--fx'"],
  ])('2 for %s', async (_, args, words) => {
    const cwd = scratchFolder({ ...CLEAN, 'bad.yaml': 'rules: { short-note: loud }' });
    const { exitCode, stderr } = await runFlopera(
      ['lint', ...(args[0]?.startsWith('-') ? ['.'] : []), ...args],
      { cwd },
    );
    expect(stderr).toContain(words);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(exitCode).toBe(2);
  });

  test('2 for a song that cannot be linted; the others are', async () => {
    const cwd = scratchFolder({
      ...SHORT,
      'bad.mid': 'not MIDI',
      'rude.mid': SHORT['short.mid'] ?? '',
      'rude.yaml': 'parts: 3',
    });
    const { exitCode, stdout } = await runFlopera(['lint', '.', '--format', 'json'], { cwd });
    expect(exitCode).toBe(2);
    const report = JSON.parse(stdout);
    expect(report.failures.map(({ file }: { file: string }) => file)).toEqual(['bad.mid', 'rude.mid']);
    expect(report.findings.map(({ rule }: { rule: string }) => rule)).toEqual(['short-note']);
  });
});

describe('what is linted', () => {
  test('folders, patterns, arrangements and standard input', async () => {
    const cwd = scratchFolder({
      ...CLEAN,
      'gigs/deep/a.mid': SHORT['short.mid'] ?? '',
      'gigs/deep/a.yaml': SHORT['short.yaml'] ?? '',
    });
    for (const named of ['gigs', 'gigs/**/*.mid', '**/a.mid', 'gigs/deep/a.yaml']) {
      const { stdout } = await runFlopera(['lint', named, '--format', 'github'], { cwd });
      expect(stdout, named).toMatch(/^::warning file=gigs\/deep\/a\.mid,title=short-note::bar 1, beat 3: /);
      expect(stdout.trim().split('\n'), named).toHaveLength(1);
    }
  });

  test('a configuration is found upwards from the song, and its rig counts', async () => {
    const cwd = scratchFolder({
      'songs/flopera.config.yaml':
        'rig: stage.yaml\noverrides: [{ files: drafts/*, rules: { short-note: off } }]\n',
      'songs/stage.yaml': RIG.replace('C1..B4', 'C3..B3'),
      'songs/drafts/a.mid': SHORT['short.mid'] ?? '',
      'songs/drafts/a.yaml': SHORT['short.yaml'] ?? '',
    });
    const { stdout } = await runFlopera(['lint', 'songs', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule)).toEqual([
      'out-of-range',
      'out-of-range',
    ]);
  });
});

describe('fixes', () => {
  test('--fix-dry-run shows, --fix writes, a second --fix has nothing to do', async () => {
    const cwd = scratchFolder(NO_GAP);
    const dry = await runFlopera(['lint', '.', '--fix-dry-run'], { cwd });
    expect(dry.stdout).toContain('-gate: 1\n+gate: 0.5\n');
    const yaml = join(cwd, 'close.yaml');
    expect(readFileSync(yaml, 'utf8')).toBe(NO_GAP['close.yaml']);
    const fixed = await runFlopera(['lint', '.', '--fix'], { cwd });
    expect(fixed).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('put right: close.yaml') });
    const text = readFileSync(yaml, 'utf8');
    expect(text).toContain('gate: 0.5');
    expect((await runFlopera(['lint', '.', '--fix'], { cwd })).stdout).not.toContain('put right');
    expect(readFileSync(yaml, 'utf8')).toBe(text);
  });

  test('--fix-midi writes the MIDI file and keeps a copy; --fix alone does not touch it', async () => {
    const files = song('stuck', '1: C4/4 D4>never r/2');
    const cwd = scratchFolder(files);
    const midi = join(cwd, 'stuck.mid');
    await runFlopera(['lint', '.', '--fix'], { cwd });
    expect(readFileSync(midi)).toEqual(Buffer.from(files['stuck.mid'] ?? ''));
    expect(existsSync(`${midi}.bak`)).toBe(false);
    expect((await runFlopera(['lint', '.', '--fix-midi'], { cwd })).exitCode).toBe(0);
    expect(readFileSync(`${midi}.bak`)).toEqual(Buffer.from(files['stuck.mid'] ?? ''));
    rmSync(`${midi}.bak`);
    expect((await runFlopera(['lint', '.', '--fix-midi'], { cwd })).stdout).not.toContain('put right');
    expect(existsSync(`${midi}.bak`)).toBe(false);
  });
});

test('--explain prints the page, --list-rules a line for each rule', async () => {
  expect((await runFlopera(['lint', '--explain', 'no-gap'])).stdout).toContain('# no-gap');
  const { stdout } = await runFlopera(['lint', '--list-rules']);
  expect(stdout).toMatch(/^no-gap +warn +error +a repeated note/m);
});
