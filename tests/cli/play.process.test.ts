/** `play` and `render` as a user runs them, on the emulated rig. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ONE_NOTE } from './one-note.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

const BIN = fileURLToPath(new URL('../../bin/flopera.js', import.meta.url));
const LONG_SONG = fileURLToPath(new URL('../../arrangements/mountain-king.mid', import.meta.url));
const ON_EMULATOR = ['--board', 'emulator'];
/** PCM, 16 bit: a quarter of full scale is loud for one drive. */
const LOUD = 2000;

describe('play', () => {
  it('plays a song, tells what became of it, and ends with 0', async () => {
    const cwd = scratchFolder({ 'song.mid': ONE_NOTE });
    const run = await runFlopera(['play', 'song.mid', '--json', ...ON_EMULATOR], { cwd });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({ file: 'song.mid', notes: 1, dropped: 0, bangs: 0 });
  });

  it('plays several files one after the other, and says nothing with --quiet', async () => {
    const cwd = scratchFolder({ 'a.mid': ONE_NOTE, 'b.mid': ONE_NOTE });
    const told = await runFlopera(['play', 'a.mid', 'b.mid', ...ON_EMULATOR], { cwd });
    expect(told.stdout).toMatch(/playing a\.mid \(1 of 2\)[^]*playing b\.mid \(2 of 2\)/);
    const quiet = await runFlopera(['play', 'a.mid', '--quiet', ...ON_EMULATOR], { cwd });
    expect(quiet).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('records what it plays with --wav', async () => {
    const cwd = scratchFolder({ 'song.mid': ONE_NOTE });
    await runFlopera(['play', 'song.mid', '--quiet', '--wav', 'out.wav', ...ON_EMULATOR], { cwd });
    expect(peakOf(join(cwd, 'out.wav'))).toBeGreaterThan(LOUD);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends with 130 on %s', async (signal) => {
    const child = spawn(process.execPath, [BIN, 'play', LONG_SONG, ...ON_EMULATOR]);
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (/^playing /m.test(stdout)) child.kill(signal);
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: '' });
  });
});

describe('render', () => {
  it('writes a WAV file and every step at the pins', async () => {
    const cwd = scratchFolder({ 'song.mid': ONE_NOTE });
    const args = ['render', 'song.mid', '-o', 'out.wav', '--edges', 'out.jsonl', '--json'];
    const run = await runFlopera(args, { cwd });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(peakOf(join(cwd, 'out.wav'))).toBeGreaterThan(LOUD);
    const edges = readFileSync(join(cwd, 'out.jsonl'), 'utf8').trim().split('\n');
    // C4 is 261.6 Hz, and half of the quarter sounds: 250 ms hold 66 steps.
    expect(edges).toHaveLength(66);
    const [first, second] = edges.map((line) => JSON.parse(line) as Record<string, number>);
    expect(Object.keys(first ?? {})).toEqual(['us', 'drive', 'dir', 'track']);
    expect(Math.abs(first?.['us'] ?? NaN)).toBeLessThan(100);
    expect((second?.['us'] ?? NaN) - (first?.['us'] ?? NaN)).toBeCloseTo(1e6 / 261.6256, 0);
  });

  it('wants to know what to write', async () => {
    const cwd = scratchFolder({ 'song.mid': ONE_NOTE });
    const run = await runFlopera(['render', 'song.mid'], { cwd });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(/nothing is to be written; name a file with -o OUT\.wav or --edges/);
  });

  it('cannot write into a folder that is not there', async () => {
    const cwd = scratchFolder({ 'song.mid': ONE_NOTE });
    const run = await runFlopera(['render', 'song.mid', '-o', 'none/out.wav'], { cwd });
    expect(run).toMatchObject({
      exitCode: 2,
      stderr: 'none/out.wav: there is no such folder; make it first\n',
    });
  });
});

/** Loudest sample of a WAV file of 16 bit PCM; its header must tell its length. */
function peakOf(path: string): number {
  const bytes = readFileSync(path);
  expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
  expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44);
  let peak = 0;
  for (let at = 44; at + 1 < bytes.length; at += 2) peak = Math.max(peak, Math.abs(bytes.readInt16LE(at)));
  return peak;
}
