/** `flopera live` as a user meets it: raw bytes in, drives moving, and plain words where something is missing. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import pc from 'picocolors';
import { liveLines } from '../../src/cli/live/live-lines.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { toScore } from '../../src/score/to-score.ts';
import { until } from '../until.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

const BIN = fileURLToPath(new URL('../../bin/flopera.js', import.meta.url));
const EMULATED = ['--board', 'emulator', '--json'];
const READY = '"type":"port"';

type Line = { type: string; [field: string]: unknown };

function linesOf(stdout: string): Line[] {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

/** How many drives sounded, each time that this changed. */
function soundingOf(lines: readonly Line[]): number[] {
  const drives = lines.filter(({ type }) => type === 'drives');
  return drives.map(({ sounding }) => (sounding as unknown[]).length);
}

/** Runs `live --raw -`; types each piece, and waits until as many drives sound as stand behind it; then ends the input. */
async function playRaw(
  args: readonly string[],
  pieces: readonly [bytes: number[], sounding: number][],
  signal?: NodeJS.Signals,
): Promise<{ exitCode: number | null; lines: Line[] }> {
  const child = spawn(process.execPath, [BIN, 'live', '--raw', '-', ...EMULATED, ...args]);
  let stdout = '';
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  const wholeLines = () => linesOf(stdout.slice(0, stdout.lastIndexOf('\n') + 1));
  await until(() => stdout.includes(READY) || child.exitCode !== null);
  for (const [bytes, sounding] of pieces) {
    child.stdin.write(Uint8Array.from(bytes));
    await until(() => soundingOf(wholeLines()).at(-1) === sounding || child.exitCode !== null);
  }
  if (signal) child.kill(signal);
  else child.stdin.end();
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exitCode, lines: linesOf(stdout) };
}

describe('live --raw', () => {
  test('a chord moves three drives, a note-off rests one, and the end of the input the others', async () => {
    const folder = scratchFolder();
    const take = join(folder, 'take.mid');
    const { exitCode, lines } = await playRaw(
      ['--record', take],
      [
        [[0x90, 0x3c, 0x64, 0x40, 0x64, 0x2b, 0x64], 3],
        [[0xf8, 0x3c, 0x00], 2],
      ],
    );
    expect(exitCode).toBe(0);
    const sounding = lines.filter(({ type }) => type === 'drives').map((line) => line['sounding']);
    expect(sounding).toContainEqual([
      { drive: 1, note: 60, key: 60 },
      { drive: 2, note: 64, key: 64 },
      { drive: 3, note: 43, key: 43 },
    ]);
    expect(sounding.at(-1)).toEqual([]);
    expect(lines.at(-1)).toMatchObject({ type: 'end', pressed: 3, stolen: 0, unplayed: 0, lost: 0 });
    const notes = toScore(readMidi(readFileSync(take))).notes.note.toArray();
    expect(notes.toSorted((a, b) => a - b)).toEqual([43, 60, 64]);
  });

  test('a signal with keys held ends it with 130, the take written and the drives silent', async () => {
    const folder = scratchFolder();
    const take = join(folder, 'take.mid');
    const { exitCode, lines } = await playRaw(['--record', take], [[[0x90, 0x3c, 0x64], 1]], 'SIGTERM');
    expect(exitCode).toBe(130);
    expect(lines.filter(({ type }) => type === 'drives').at(-1)?.['sounding']).toEqual([]);
    expect(toScore(readMidi(readFileSync(take))).notes).toHaveLength(1);
  });

  test('a FIFO may be written to again and again; when its writer leaves, nothing hangs', async () => {
    const folder = scratchFolder();
    const fifo = join(folder, 'keys');
    execFileSync('mkfifo', [fifo]);
    const child = spawn(process.execPath, [BIN, 'live', '--raw', fifo, ...EMULATED]);
    let stdout = '';
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    const silences = () => stdout.split('"sounding":[]').length - 1;
    await until(() => stdout.includes(READY));
    for (const count of [1, 2]) {
      execFileSync('sh', ['-c', `printf '\\220\\074\\144' > '${fifo}'`]);
      await until(() => silences() >= count);
    }
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
  });
});

describe('live, wrong use', () => {
  test.each([
    [['--raw', '/no/such/device'], 3, /^\/no\/such\/device: there is no such file; ls \/dev\/snd shows/],
    [['--raw', '/tmp'], 3, /^\/tmp: this is a folder; name a device file, a FIFO or -/],
    [['--raw', '-', '--mode', 'choir'], 2, /choir.*Choose poly, mono, split/],
    [['--raw', '-', '--zone', 'C1..B3=9'], 2, /^--zone: there is no drive 9; the rig’s drives are 1, 2, 3/],
    [['--raw', '-', '--zone', 'C1'], 2, /C1\.\.B3=5,6/],
    [['--raw', '-', '--with', 'nothing.mid'], 2, /^nothing\.mid: there is no such file/],
    [['--raw', '-', '--record', '/no/such/folder/x.mid'], 2, /^\/no\/such\/folder\/x\.mid: /],
  ])('%j', async (args, exitCode, message) => {
    const run = await runFlopera(['live', ...args]);
    expect(run.stderr).toMatch(message);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.exitCode).toBe(exitCode);
  });

  test.runIf(process.platform === 'linux' && !existsSync('/dev/snd/seq'))(
    'without ALSA it says what is missing and what still works',
    async () => {
      for (const args of [['live'], ['live', '--list'], ['live', '--port', 'Keys']]) {
        const run = await runFlopera(args);
        expect(run.exitCode).toBe(3);
        expect(run.stderr).toMatch(/ALSA sequencer is missing.*modprobe snd-seq.*live --raw/);
      }
    },
  );

  test('a zone of the rig file that names a drive that is not there', async () => {
    const folder = scratchFolder();
    const rig = join(folder, 'rig.yaml');
    writeFileSync(
      rig,
      'boards:\n  - id: main\n    drives: [{id: 1}]\nlive:\n  zones:\n    - {range: C1..B3, drives: [4]}\n',
    );
    const run = await runFlopera(['live', '--raw', '-', '--rig', rig]);
    expect(run.stderr).toBe(`${rig}:6:32: there is no drive 4 in this rig; its drives are 1\n`);
    expect(run.exitCode).toBe(2);
  });
});

test('the view fits its window', () => {
  const state = {
    mode: 'poly',
    ports: ['flopera', 'Keystation 49'],
    song: '',
    heldNotes: [60, 64],
    lanes: [
      { drive: 1, noteName: 'C4', level: 1, track: 12 },
      { drive: 2, noteName: undefined, level: 0, track: undefined },
    ],
    boards: ['main: uno 0.1.0'],
    latency: { count: 5, p50Us: 20, p99Us: 310 },
    roundTripUs: 1200,
    counters: { pressed: 5, stolen: 1, unplayed: 0, lost: 0 },
    faults: [{ name: 'late', count: 0 }],
  };
  const colors = pc.createColors(false);
  expect(liveLines(state, { columns: 70, rows: 24 }, colors)).toEqual([
    ' live, poly: flopera, Keystation 49',
    ' keys  C4 E4',
    '',
    expect.stringContaining('drive  note'),
    expect.stringContaining('1  C4'),
    expect.stringContaining('2  ·'),
    '',
    ' host 0.02 ms, 99 % within 0.31 ms of 5 events   board answers in 1.…',
    ' main: uno 0.1.0',
    ' pressed 5   stolen 1   unplayed 0   lost 0',
    ' late 0',
    ' p panic   q quit',
  ]);
  for (const columns of [20, 40, 120]) {
    const lines = liveLines(state, { columns, rows: 8 }, colors);
    expect(lines).toHaveLength(7);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
  }
});
