// Diffs of fixes: as people read them, and as patch(1) applies them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/lint/unified-diff.ts';
import { scratchFolder } from '../cli/scratch-folder.ts';
import { createRandom, type Random } from '../midi/random.ts';

test('a diff shows what changes, and three lines around', () => {
  const before = Array.from({ length: 12 }, (_, index) => `line ${index + 1}\n`).join('');
  const after = before.replace('line 5', 'line five').replace('line 12\n', 'line 12');
  expect(unifiedDiff('song.yaml', before, after)).toBe(`--- song.yaml
+++ song.yaml
@@ -2,11 +2,11 @@
 line 2
 line 3
 line 4
-line 5
+line five
 line 6
 line 7
 line 8
 line 9
 line 10
 line 11
-line 12
+line 12
\\ No newline at end of file`);
  expect(unifiedDiff('song.yaml', before, before)).toBe('');
});

test.each([
  ['', 'a\n', '@@ -0,0 +1,1 @@\n+a'],
  ['a\n', '', '@@ -1,1 +0,0 @@\n-a'],
  ['', 'a', '@@ -0,0 +1,1 @@\n+a\n\\ No newline at end of file'],
])('from %j to %j', (before, after, hunk) => {
  expect(unifiedDiff('a', before, after)).toBe(`--- a\n+++ a\n${hunk}`);
});

test('texts too long to be compared line by line are told as a whole', () => {
  const text = (word: string): string =>
    Array.from({ length: 3000 }, (_, index) => `${word} ${index}\n`).join('');
  const lines = unifiedDiff('a', text('old'), text('new')).split('\n');
  expect(lines).toHaveLength(6003);
});

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
