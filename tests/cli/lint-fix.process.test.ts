// What lint --fix writes to disk, and what it leaves there where it cannot.
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NO_GAP, renamed, song, type SongFiles } from './lint-songs.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

test('--fix-dry-run says that it counts what fixes would leave', async () => {
  const files = { ...NO_GAP, ...song('short', '1: C4/4 r D4/128 r/4') };
  const cwd = scratchFolder(files);
  const { stdout } = await runFlopera(['lint', '.', '--fix-dry-run'], { cwd });
  expect(stdout).toContain('\n2 songs: 0 errors, 1 warning, as they would be after these changes\n');
  const clean = await runFlopera(['lint', 'close.mid', '--fix-dry-run'], { cwd });
  expect(clean.stdout).toContain('\n1 song, nothing to find fault with after these changes\n');
  const { stdout: json } = await runFlopera(['lint', '.', '--fix-dry-run', '--format', 'json'], { cwd });
  expect(JSON.parse(json)).toMatchObject({ warnings: 1, foreseen: true });
  const none = await runFlopera(['lint', 'short.mid', '--fix-dry-run'], { cwd });
  expect(none.stdout).toMatch(/\n1 song: 0 errors, 1 warning\n$/);
});

test('each MIDI file that is written anew is kept, and the copy named is the one that holds it', async () => {
  const [first, second] = [song('stuck', '1: C4/4 D4>never r/2'), song('stuck', '1: E4/4 F4>never r/2')];
  const cwd = scratchFolder(first);
  const path = join(cwd, 'stuck.mid');
  const copyOf = async (files: SongFiles): Promise<string | undefined> => {
    writeFileSync(path, files['stuck.mid'] ?? '');
    const { stdout } = await runFlopera(['lint', '.', '--fix-midi'], { cwd });
    const name = /as it was: (.+)\)/.exec(stdout)?.[1];
    expect(readFileSync(join(cwd, name ?? ''))).toEqual(Buffer.from(files['stuck.mid'] ?? ''));
    return name;
  };
  expect(await copyOf(first)).toBe('stuck.mid.bak');
  expect(await copyOf(second)).toBe('stuck.mid.bak.1');
  expect(await copyOf(first)).toBe('stuck.mid.bak');
  expect(readdirSync(cwd).filter((name) => name.includes('.bak'))).toHaveLength(2);
});

describe('a file that cannot be written', () => {
  const asNobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};

  test('is told with the remedy, and the others are put right', async () => {
    const cwd = scratchFolder({ ...NO_GAP, ...renamed(NO_GAP, 'other') });
    chmodSync(cwd, 0o777);
    chmodSync(join(cwd, 'other.yaml'), 0o666);
    chmodSync(join(cwd, 'close.yaml'), 0o444);
    const run = await runFlopera(['lint', '.', '--fix'], { cwd, ...asNobody });
    expect(run).toMatchObject({ exitCode: 2, stderr: '' });
    expect(run.stdout).toContain(
      'not put right  close.yaml: permission denied; check who may read and write it\n',
    );
    expect(run.stdout).toContain('put right: other.yaml\n');
    expect(run.stdout).toMatch(/no-gap\n[^]*2 songs: 0 errors, 1 warning; 1 not put right; 1 can be/);
    expect(readFileSync(join(cwd, 'close.yaml'), 'utf8')).toBe(NO_GAP['close.yaml']);
    expect(readFileSync(join(cwd, 'other.yaml'), 'utf8')).toContain('gate: 0.5');
    const { stdout } = await runFlopera(['lint', '.', '--fix', '--format', 'json'], { cwd, ...asNobody });
    expect(JSON.parse(stdout).failures).toMatchObject([{ file: 'close.mid' }]);
  });

  test('in a folder that is read-only is left whole, with nothing beside it', async () => {
    const cwd = scratchFolder(NO_GAP);
    chmodSync(join(cwd, 'close.yaml'), 0o666);
    chmodSync(cwd, 0o555);
    const run = await runFlopera(['lint', '.', '--fix'], { cwd, ...asNobody });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain('close.yaml: permission denied');
    expect(readdirSync(cwd).toSorted()).toEqual(Object.keys(NO_GAP).toSorted());
    chmodSync(cwd, 0o777);
  });
});

test('a file that is put right keeps its mode, and a link stays a link', async () => {
  const { 'close.yaml': yaml = '', ...rest } = NO_GAP;
  const cwd = scratchFolder({ ...rest, 'kept/real.yaml': yaml });
  const real = join(cwd, 'kept/real.yaml');
  chmodSync(real, 0o640);
  symlinkSync('kept/real.yaml', join(cwd, 'close.yaml'));
  expect((await runFlopera(['lint', '.', '--fix'], { cwd })).exitCode).toBe(0);
  expect(readFileSync(real, 'utf8')).toContain('gate: 0.5');
  expect(statSync(real).mode & 0o777).toBe(0o640);
  expect(lstatSync(join(cwd, 'close.yaml')).isSymbolicLink()).toBe(true);
  expect(readdirSync(join(cwd, 'kept'))).toEqual(['real.yaml']);
});
