// Diffs of fixes, as patch(1) applies them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/lint/unified-diff.ts';
import { scratchFolder } from '../cli/scratch-folder.ts';
import { createRandom, type Random } from '../midi/random.ts';

const isPatchHere = spawnSync('patch', ['--version']).status === 0;

test.skipIf(!isPatchHere)('patch applies 300 of them (skipped where there is no patch)', () => {
  const seed = 8;
  const random = createRandom(seed);
  for (let round = 0; round < 300; round += 1) {
    const name =
      ['song.yaml', 'two words.yaml', 'a "quote"\\.yaml', 'a\tb\nc.yaml', 'Übung.yaml'][random.below(5)] ??
      '';
    const [before, after] = [randomText(random), randomText(random)];
    // What would be empty, patch may take away.
    if (before === after || after === '') continue;
    const cwd = scratchFolder({ [name]: before });
    const run = spawnSync('patch', ['-p0', '--binary'], {
      cwd,
      encoding: 'utf8',
      input: `${unifiedDiff(name, before, after)}\n`,
    });
    const label = `seed ${seed}, round ${round}: ${run.stdout}${run.stderr}`;
    expect(run.status, label).toBe(0);
    expect(readFileSync(join(cwd, name), 'utf8'), label).toBe(after);
  }
});

/** Few different lines, so that many are common; with and without a line break at the end. */
function randomText(random: Random): string {
  const lines = Array.from(
    { length: random.below(12) },
    () => ['a', 'b', '', '- c', '+ d', 'e\r'][random.below(6)],
  );
  return lines.join('\n') + (random.below(2) === 0 ? '' : '\n');
}
