/** `flopera emulate`: another program finds the board where it is told, by serial port and by TCP, and it ends cleanly. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SerialPort } from 'serialport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOARD_NAMES } from '../../src/board/boards.ts';
import { runFlopera } from '../cli/run-flopera.ts';
import { again } from '../until.ts';

const BIN = fileURLToPath(new URL('../../bin/flopera.js', import.meta.url));
const HAS_SOCAT = spawnSync('socat', ['-V']).status === 0;
/** "Who are you?", with its CRC (firmware/PROTOCOL.md). */
const HELLO = 'H*c1cb\n';

let folder = '';
let running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flopera-emulate-'));
  running = [];
});

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe.skipIf(!HAS_SOCAT)('emulate --pty', () => {
  it.each(BOARD_NAMES)('is a serial port behind which an %s answers, again and again', async (board) => {
    const path = join(folder, 'board');
    const { child, place } = await start(['--pty', path, '--board', board]);
    expect(place).toBe(path);
    for (let time = 0; time < 2; time++)
      expect(await askOverSerial(path)).toContain(`h 01 0.1.0 ${board} 6 `);
    expect(await end(child, 'SIGTERM')).toBe(130);
    expect(existsSync(path)).toBe(false);
  });

  it('takes the place of an emulator that was killed, but nobody else’s', async () => {
    const path = join(folder, 'board');
    symlinkSync('/dev/pts/no-more', path);
    const { child } = await start(['--pty', path]);
    const second = await runFlopera(['emulate', '--pty', path]);
    expect(second).toMatchObject({ exitCode: 3, stderr: expect.stringContaining(`${path} is in use`) });
    expect(await end(child, 'SIGINT')).toBe(130);
    writeFileSync(path, 'a file of the user');
    expect((await runFlopera(['emulate', '--pty', path])).exitCode).toBe(3);
  });

  it('says so where no port can be made', async () => {
    const { exitCode, stderr } = await runFlopera(['emulate', '--pty', join(folder, 'no', 'folder')]);
    expect([exitCode, stderr.trim().split('\n').length]).toEqual([3, 1]);
  });
});

describe('emulate --pty without socat', () => {
  it('says how to get it', async () => {
    const { exitCode, stderr } = await runFlopera(['emulate', '--pty', join(folder, 'x')], {
      env: { PATH: folder },
    });
    expect(exitCode).toBe(3);
    expect(stderr).toContain('apt install socat');
  });
});

describe('emulate --tcp', () => {
  it('serves one program at a time, and starts an Uno anew for each', async () => {
    const { child, place } = await start(['--tcp', '0']);
    const port = Number(/^tcp:\/\/127\.0\.0\.1:(\d+)$/.exec(place)?.[1]);
    const first = connect(port, '127.0.0.1');
    // What the firmware says at its start, without being asked.
    expect(await lineFrom(first)).toMatch(/^h 01 0\.1\.0 uno 6 /);
    const second = connect(port, '127.0.0.1');
    await closed(second);
    first.destroy();
    await closed(first);
    let hello = '';
    // Until the server has seen the first program go.
    while (hello === '') hello = await lineFrom(connect(port, '127.0.0.1'));
    expect(hello).toMatch(/^h 01 0\.1\.0 uno 6 /);
    expect(await end(child, 'SIGTERM')).toBe(130);
  });

  it('says so where the port is taken', async () => {
    const { place } = await start(['--tcp', '0']);
    const port = place.split(':').at(-1) ?? '';
    const { exitCode, stderr } = await runFlopera(['emulate', '--tcp', port]);
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining(`port ${port} is in use`)]);
  });
});

describe('emulate used wrongly', () => {
  it.each([
    [[], 'say where to offer the board'],
    [['--pty', '--tcp', '1'], 'not both'],
    [['--tcp', 'x'], '0 to 65535'],
    [['--tcp', '0', '--board', 'mega'], 'uno, leostick'],
    [['--tcp', '0', '--fault', 'drive7=dead'], 'drives 1 to 6'],
    [['--tcp', '0', '--fault', 'drive1=sad'], 'drive3=dead'],
    [['--tcp', '0', '--skew-ppm', 'fast'], 'numbers from'],
  ])('%j: %s', async (args, words) => {
    const { exitCode, stderr } = await runFlopera(['emulate', ...args]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});

/** Resolves when it has told where the board is. */
async function start(args: string[]): Promise<{ child: ChildProcess; place: string }> {
  const child = spawn(process.execPath, [BIN, 'emulate', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const text = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data))),
  );
  return { child, place: /^emulated \w+ on (\S+)\n/.exec(text)?.[1] ?? text };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return exit;
}

/** Opens the port, asks until something answers, closes it. */
async function askOverSerial(path: string): Promise<string> {
  const port = new SerialPort({ path, baudRate: 500_000 });
  await new Promise((resolve) => port.once('open', resolve));
  const stopAsking = again(() => port.write(HELLO));
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    port.on('data', (data: Uint8Array) => {
      text += String(data);
      if (/h 01[^\n]*\n/.test(text)) resolve(text);
    });
  });
  stopAsking();
  await new Promise((resolve) => port.close(resolve));
  return answer;
}

async function lineFrom(socket: Socket): Promise<string> {
  let text = '';
  for await (const data of socket.iterator({ destroyOnReturn: false })) {
    text += String(data);
    if (text.includes('\n')) break;
  }
  return text;
}

async function closed(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
}
