/** Ports that cannot be played on: one line with fact and remedy, exit code 3, no stack trace. */
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ONE_NOTE } from './one-note.ts';
import { answer, answerHello, hasSocat, openPtyPair } from './pty-pair.ts';
import { runFlopera } from './run-flopera.ts';
import type { Run } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

describe('play on', () => {
  it('a port that is not there', async () => {
    const run = await playOn('/dev/ttyNONE7');
    expectOneLine(run, /^\/dev\/ttyNONE7: .*(no such|not there|there is no)/, /flopera ports/);
  });

  it('a host that cannot be reached', async () => {
    expectOneLine(await playOn('tcp://127.0.0.1:9'), /^tcp:\/\/127\.0\.0\.1:9: /, /; /);
  });

  it('two boards with the same id', async () => {
    const boards = ['main', 'main'].map((id, index) => `  - {id: ${id}, drives: [{id: ${index + 1}}]}\n`);
    const run = await playOnRig(`boards:\n${boards.join('')}`);
    expectOneLine(run, /^rig\.yaml:3:\d+: board 'main' is named twice/, /; give each board its own id/);
  });

  it('a drive beyond the pins of its board', async () => {
    const drives = [1, 2, 3, 4, 5, 6, 7].map((id) => `{id: ${id}}`).join(', ');
    const run = await playOnRig(`boards:\n  - {id: main, drives: [${drives}]}\n`);
    expectOneLine(run, /^rig\.yaml:2:\d+: board 'main' has 7 drives/, /; put the others on a second board/);
  });

  it('an emulated board there is none of', async () => {
    const run = await playOn('emulator:mega');
    expect(run).toMatchObject({ exitCode: 2 });
    expect(run.stderr).toBe('there is no emulated board mega; choose emulator:uno or emulator:leostick\n');
  });

  it.runIf(hasSocat)('a port that something else has open', async () => {
    const { port } = await openPtyPair();
    const other = new SerialPort({ path: port, baudRate: 115_200 });
    await new Promise((resolve) => other.once('open', resolve));
    onTestFinished(() => other.close());
    expectOneLine(await playOn(port), /: .*(busy|in use|open)/, /; close/);
  });

  it.runIf(hasSocat)('a port that never answers', async () => {
    const { port } = await openPtyPair();
    expectOneLine(await playOn(port), /: no answer to hello/, /flopera flash --port/);
  });

  it.runIf(hasSocat)('a board with another version of the protocol', async () => {
    const { port, farEnd } = await openPtyPair();
    answerHello(farEnd, 'h 02 0.9.0 uno 6 50 60 00 00 00 00000053');
    expectOneLine(await playOn(port), /: the board speaks version 2 of the protocol/, /flopera flash --port/);
  });

  it.runIf(hasSocat)('something that talks, but is not flopera', async () => {
    const { port, farEnd } = await openPtyPair();
    answer(farEnd, 'Grbl 1.1h [$ for help]\n');
    expectOneLine(await playOn(port), /: no answer to hello/, /flopera flash --port/);
  });

  it.runIf(hasSocat)('a board with fewer pins than the rig has drives', async () => {
    const { port, farEnd } = await openPtyPair();
    answerHello(farEnd, 'h 01 0.1.0 uno 2 50 60 00 00 00 00000053');
    expectOneLine(
      await playOn(port),
      /: the board has pins for 2 drives, and the rig gives it 6/,
      /; move drive 3/,
    );
  });
});

function playOn(board: string): Promise<Run> {
  const cwd = scratchFolder({ 'song.mid': ONE_NOTE });
  return runFlopera(['play', join(cwd, 'song.mid'), '--board', board], { cwd });
}

function playOnRig(rig: string): Promise<Run> {
  const cwd = scratchFolder({ 'song.mid': ONE_NOTE, 'rig.yaml': rig });
  return runFlopera(['play', 'song.mid'], { cwd });
}

function expectOneLine({ exitCode, stderr }: Run, fact: RegExp, remedy: RegExp): void {
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(fact);
  expect(stderr).toMatch(remedy);
  expect(exitCode).toBe(3);
}
