/** The committed images are what the sources make, and fit their chips with room to spare. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noteTicks256, onsets, tickField } from './lines.ts';
import { onEachBoard } from './on-each-board.ts';

const FREE_BYTES_MIN = 200;
const hasCompiler = spawnSync('avr-g++', ['--version']).status === 0;

describe('images', () => {
  it.skipIf(!hasCompiler && process.env['CI'] !== 'true')(
    'are rebuilt to the same bytes, in whatever folder',
    () => {
      const elsewhere = mkdtempSync(join(tmpdir(), 'flopera-'));
      try {
        execFileSync('cp', ['-r', 'firmware/Makefile', 'firmware/flopera', 'firmware/images', elsewhere]);
        const { status, stdout, stderr } = spawnSync('make', ['-C', elsewhere, 'check'], {
          encoding: 'utf8',
        });
        expect(`${stdout}${stderr}`).not.toMatch(/differ/);
        expect(status).toBe(0);
      } finally {
        rmSync(elsewhere, { recursive: true, force: true });
      }
    },
  );
});

describe('memory', () => {
  onEachBoard(`keeps ${FREE_BYTES_MIN} bytes free of variables and the deepest stack`, (bench) => {
    bench.home();
    const chord = onsets([66, 67, 68, 69, 70, 71].map(noteTicks256));
    for (let i = 0; i < 30; i++) bench.order('S', `${tickField(bench.tickIn(20_000))} ${chord}`);
    for (const line of ['H', 'Q', 'Z', 'K 1', 'S00 00000000 1-', `N00 ${chord}`, 'D00 9 t 00 00 0 0'])
      bench.ask(line);
    bench.order('N', chord);
    bench.order('F', tickField(bench.tickIn(30_000)));
    bench.order('O', '3f');
    bench.runFor(300_000);
    bench.order('X');
    bench.hushFor(600_000);
    const [, , , , , , , , stackFreeMin] = bench.ask('Q').split(' ');
    expect(Number.parseInt(stackFreeMin ?? '', 16)).toBeGreaterThanOrEqual(FREE_BYTES_MIN);
  });
});
