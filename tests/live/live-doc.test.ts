/** docs/live.md tells of every mode, and of no other. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { liveModeNames } from '../../src/rig/live-choices.ts';

const page = readFileSync(new URL('../../docs/live.md', import.meta.url), 'utf8');

test('each mode has its row, in the order of the help', () => {
  const rows = [...page.matchAll(/^\| `([a-z]+)` +\|/gm)].map(([, name]) => name);
  expect(rows).toEqual(liveModeNames);
});
