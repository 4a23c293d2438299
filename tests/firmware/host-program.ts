/** Parts of the firmware compiled for this machine, to be run against vectors that the host's twin runs too. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';

const FLAGS = ['-std=c++17', '-Wall', '-Wextra', '-Ifirmware/flopera'];
const hasCompiler = spawnSync('g++', ['--version']).status === 0;

/** A test that is left out where there is no compiler; never in CI. */
export const itCompiles = it.skipIf(!hasCompiler && process.env['CI'] !== 'true');

/**
 * Compiles tests/firmware/host/`name`.cpp with `sources` of the firmware, runs it, and gives everything that compiler and
 * program said.
 */
export function runOnHost(
  name: string,
  sources: readonly string[],
  argument: string,
  boardName = 'uno',
): string {
  const folder = mkdtempSync(join(tmpdir(), 'flopera-'));
  const program = join(folder, name);
  const files = [`tests/firmware/host/${name}.cpp`, ...sources.map((one) => `firmware/flopera/${one}.cpp`)];
  try {
    const said = run('g++', [...FLAGS, `-DBOARD_NAME="${boardName}"`, '-o', program, ...files]);
    return said + run(program, [argument]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, parameters: string[]): string {
  const { stdout, stderr } = spawnSync(command, parameters, { encoding: 'utf8' });
  return stdout + stderr;
}
