/** The firmware's codec, compiled for this machine, against the vectors that the host's codec runs too. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCES = ['line_reader', 'commands', 'replies', 'fault_names'].map(
  (name) => `firmware/flopera/${name}.cpp`,
);
const FLAGS = ['-std=c++17', '-Wall', '-Wextra', '-Ifirmware/flopera'];
const hasCompiler = spawnSync('g++', ['--version']).status === 0;

describe('the codec in C++', () => {
  it.skipIf(!hasCompiler && process.env['CI'] !== 'true').each(['uno', 'leostick'])(
    'of a board named %s agrees with tests/wire/vectors.txt, cut at every offset',
    (board) => {
      const folder = mkdtempSync(join(tmpdir(), 'flopera-'));
      const program = join(folder, 'codec');
      try {
        const compiled = run('g++', [
          ...FLAGS,
          `-DBOARD_NAME="${board}"`,
          '-o',
          program,
          'tests/firmware/host/codec.cpp',
          ...SOURCES,
        ]);
        expect(compiled).toBe('');
        expect(run(program, ['tests/wire/vectors.txt'])).toMatch(/^\d{4,} cases, 0 failures\n$/);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

/** Everything that it said. */
function run(command: string, parameters: string[]): string {
  const { stdout, stderr } = spawnSync(command, parameters, { encoding: 'utf8' });
  return stdout + stderr;
}
