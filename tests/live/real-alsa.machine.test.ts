/** Real ALSA, no mock: Debian's own kernel in QEMU, a keyboard on its sequencer, STEP edges from the firmware. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const BOOT = fileURLToPath(new URL('alsa-machine/boot.sh', import.meta.url));
const WORK = join(tmpdir(), `flopera-alsa-${process.pid}`);
/** What boot.sh ends with where there is no network. */
const NO_KERNEL = 75;
const TOOLS = ['qemu-system-x86_64', 'busybox', 'cpio', 'apt-get', 'dpkg'];

const missing = TOOLS.filter((tool) => spawnSync('which', [tool]).status !== 0);
if (!existsSync('/usr/share/alsa')) missing.push('libasound2');
const wanted = process.env['CI'] !== undefined;
const reason =
  missing.length > 0 ? `it needs ${missing.join(', ')}` : 'it boots a machine: set CI=true to run it';

let machine: ChildProcess | undefined;
afterAll(() => {
  machine?.kill('SIGKILL');
  rmSync(WORK, { recursive: true, force: true });
});

test.runIf(missing.length === 0 && wanted)(
  'a keyboard on ALSA’s sequencer plays the drives',
  async ({ skip }) => {
    const { status, stdout, stderr } = await boot('tests/live/alsa-machine/keyboard.js');
    skip(status === NO_KERNEL, 'Debian’s kernel could not be fetched');
    // The machine's firmware writes escape codes before the first line.
    const values = [...stdout.matchAll(/\{"test":.*\}/g)].map(
      ([line]) => JSON.parse(line) as { test: string; value: unknown },
    );
    const told = new Map(values.map(({ test: name, value }) => [name, value]));
    expect(stdout, stderr).toContain('exit code 0');
    // F3 G3 A3 B3 C4 D4 E4, steps in a second.
    expect(told.get('scale')).toEqual([175, 196, 220, 247, 262, 294, 330].map(nearly));
    // F1 C2 A2 E3 A3 E4 together.
    expect(told.get('chord')).toEqual([44, 65, 110, 165, 220, 330].map(nearly));
    expect(told.get('seventh key')).toBe(1);
    expect(told.get('sustained')).toBe(6);
    // Two semitones above A3.
    expect(told.get('bent')).toEqual(nearly(247));
    const silence = [0, 0, 0, 0, 0, 0];
    expect([told.get('released'), told.get('panic'), told.get('pulled out')]).toEqual([
      silence,
      silence,
      silence,
    ]);
    expect(told.get('plugged in')).toEqual(nearly(262));
    expect(told.get('list')).toMatch(/^ +\d {2}.*Stage Piano/m);
    expect(told.get('misspelt')).toMatch(
      /^there is no MIDI input "Stage Pinao"; did you mean ".*Stage Piano"\?/,
    );
    expect(told.get('ports')).toEqual(['flopera open', 'Stage Piano open', 'Stage Piano gone']);
  },
);

test.skipIf(missing.length === 0 && wanted)(`real ALSA was not tried: ${reason}`, () => undefined);

/** Within 1.6 steps (half of 10 to the 0.5): one more or less, as the second falls. */
function nearly(steps: number): unknown {
  return expect.closeTo(steps, -0.5);
}

/** Runs a script of the project in the machine. */
async function boot(script: string): Promise<{ status: number | null; stdout: string; stderr: string }> {
  machine = spawn('sh', [BOOT, WORK, script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const told = { stdout: '', stderr: '' };
  machine.stdout?.setEncoding('utf8').on('data', (text: string) => (told.stdout += text));
  machine.stderr?.setEncoding('utf8').on('data', (text: string) => (told.stderr += text));
  const [status] = (await once(machine, 'close')) as [number | null];
  return { status, ...told };
}
