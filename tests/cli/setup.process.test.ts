/** The tools that set a rig up, as a user runs them: on the emulated rig, and with an avrdude that only writes down. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRig } from '../../src/rig/parse-rig.ts';
import { answerHello, hasSocat, openPtyPair } from './pty-pair.ts';
import { runFlopera } from './run-flopera.ts';
import { scratchFolder } from './scratch-folder.ts';

const ON_EMULATOR = ['--board', 'emulator'];

describe('on the emulated rig', () => {
  it('doctor finds a dead and a swapped drive, and writes rig.yaml', async () => {
    const cwd = scratchFolder({ 'three.yaml': rigOf(3, 4, 5) });
    const faults = ['--fault', 'drive3=dead,drive4=swapped', '--rig', 'three.yaml'];
    const { exitCode, stdout, stderr } = await runFlopera(['doctor', ...ON_EMULATOR, ...faults], { cwd });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^main: uno .* on emulator$/m);
    expect(stdout).toMatch(/^drive 3: its STEP wire is dead; check the wire from D2 to pin 20/m);
    expect(stdout).toMatch(/^drive 4: its STEP and DIR wires are swapped; swap the wires at D4 and D5/m);
    expect(stdout).not.toMatch(/^drive 5: /m);
    expect(exitCode).toBe(1);
  });

  it('doctor has nothing to say of drives that are fine, and writes the rig down', async () => {
    const cwd = scratchFolder({ 'one.yaml': rigOf(1) });
    const run = await runFlopera(['doctor', ...ON_EMULATOR, '--rig', 'one.yaml'], { cwd });
    expect(run.stdout).toMatch(/^every drive is fine$/m);
    expect(run.stdout).toMatch(/^one\.yaml stays as it is$/m);
    expect(run.exitCode).toBe(0);
  });

  it('doctor writes a rig file that is not there yet', async () => {
    const cwd = scratchFolder({ 'rig.yaml': rigOf(1) });
    const run = await runFlopera(['doctor', ...ON_EMULATOR, '--rig', 'new.yaml'], { cwd });
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/^new\.yaml written; /m);
    expect(parseRig(readFileSync(join(cwd, 'new.yaml'), 'utf8'), 'new.yaml').boards).toHaveLength(1);
  });

  it('doctor numbers drives by their pins where two stand in each other’s places', async () => {
    const cwd = scratchFolder({ 'rig.yaml': rigOf(1, 2) });
    // Drive 1: another moved, drive 2. Drive 2: another moved, drive 1. Write it: yes.
    const run = await runFlopera(['doctor', ...ON_EMULATOR], { cwd, input: '6\n2\n6\n1\n1\n' });
    expect(run.stdout).toMatch(/^drive 1: drive 2 hangs on its pins; /m);
    const [board] = parseRig(readFileSync(join(cwd, 'rig.yaml'), 'utf8'), 'rig.yaml').boards;
    expect(board?.drives.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('sweep writes the range it was told to the rig file, and keeps what stands there', async () => {
    const rig = '# mine\nboards:\n  - id: main\n    drives:\n      - {id: 7, range: F3..E4}\n';
    const cwd = scratchFolder({ 'rig.yaml': rig });
    const args = ['sweep', '7', '--from', 'C3', '--to', 'E3', '--seconds', '0.1', ...ON_EMULATOR];
    const run = await runFlopera(args, { cwd, input: '1\nC3\nD4\n' });
    expect(run.stdout).toMatch(/drive 7 C3\n.*drive 7 C#3\n.*drive 7 D3\n/);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    const written = readFileSync(join(cwd, 'rig.yaml'), 'utf8');
    expect(written).toContain('# mine');
    expect(parseRig(written, 'rig.yaml').boards[0]?.drives[0]).toMatchObject({ lowNote: 48, highNote: 62 });
  });

  it('tone and home do what they say', async () => {
    const cwd = scratchFolder();
    const tone = await runFlopera(['tone', '3', 'A2', '--seconds', '0.2', ...ON_EMULATOR], { cwd });
    expect(tone).toMatchObject({ exitCode: 0, stderr: '' });
    expect(tone.stdout).toMatch(/^drive 3 A2$/m);
    const home = await runFlopera(['home', ...ON_EMULATOR], { cwd });
    expect(home.stdout).toMatch(/^at track 0: drives 1, 2, 3, 4, 5, 6$/m);
  });

  it.each([
    [['tone', '9', 'A2'], 'the rig has no drive 9; its drives are 1, 2, 3, 4, 5, 6\n'],
    [['tone', '1', 'H2'], 'H2 is no note; write its name or MIDI number, as in A3 or 57, within C0..B5\n'],
    [['tone', '1', 'C9'], 'no drive can play C9; stay within C0..B5\n'],
  ])('refuses %j', async (args, stderr) => {
    expect(await runFlopera(args, { cwd: scratchFolder() })).toMatchObject({ exitCode: 2, stderr });
  });
});

describe.runIf(hasSocat)('flash', () => {
  it('touches the port, runs avrdude with the committed image, and hears hello', async () => {
    const { port, farEnd } = await openPtyPair();
    answerHello(farEnd, 'h 01 0.1.0 leostick 6 50 60 00 00 00 00000053');
    const cwd = withAvrdude('echo "$@" > called; exit 0');
    const run = await runFlopera(['flash', '--board', 'leostick', '--port', port], { cwd, env: pathOf(cwd) });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatch(/the board says hello/);
    const called = readFileSync(join(cwd, 'called'), 'utf8');
    expect(called).toMatch(/^-p atmega32u4 -c avr109 -P \S+ -b 57600 -D -U flash:w:.*leostick\.hex:i\n$/);
    expect(called).toContain(`-P ${port} `);
  });

  it('says what to try where avrdude fails', async () => {
    const { port } = await openPtyPair();
    const cwd = withAvrdude('echo "avrdude: stk500_recv(): programmer is not responding" >&2; exit 1');
    const run = await runFlopera(['flash', '--board', 'uno', '--port', port], { cwd, env: pathOf(cwd) });
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toMatch(
      /programmer is not responding\n.*avrdude could not write the firmware.*--old-bootloader/,
    );
  });

  it('says how to get avrdude where it is missing', async () => {
    const { port } = await openPtyPair();
    const env = { PATH: '/nonexistent' };
    const run = await runFlopera(['flash', '--board', 'uno', '--port', port], { cwd: scratchFolder(), env });
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toMatch(/^avrdude is not installed; get it with: /);
  });

  it('says what it would do with --dry-run', async () => {
    const run = await runFlopera(['flash', '--board', 'uno', '--port', 'COM3', '--dry-run']);
    expect(run.stdout).toMatch(
      /^avrdude -p atmega328p -c arduino -P COM3 -b 115200 -D -U flash:w:.*uno\.hex:i\n$/,
    );
  });
});

function rigOf(...ids: number[]): string {
  const drives = ids.map((id) => `      - {id: ${id}}\n`).join('');
  return `boards:\n  - id: main\n    drives:\n${drives}`;
}

/** A folder with a program called avrdude that does only this. */
function withAvrdude(script: string): string {
  const cwd = scratchFolder();
  const path = join(cwd, 'avrdude');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return cwd;
}

function pathOf(folder: string): { PATH: string } {
  return { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
}
