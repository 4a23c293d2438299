/** A song and a keyboard share the drives of a rig. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadAccompaniment } from '../../src/cli/live/accompaniment.ts';
import { scratchFolder } from './scratch-folder.ts';

const SONG = fileURLToPath(new URL('../../arrangements/mountain-king.mid', import.meta.url));
const BESIDE = 'parts:\n  - {from: {channel: 1}, drive: 1}\n  - {from: {channel: 2}, drive: 5}\n';

test('the keyboard gets the drives that the arrangement leaves', async () => {
  const folder = scratchFolder({ 'two.yaml': BESIDE });
  const { song, keyboardDrives } = await loadAccompaniment(SONG, { arrangement: join(folder, 'two.yaml') });
  expect(keyboardDrives.map(({ id }) => id)).toEqual([2, 3, 4, 6]);
  expect(new Set(song.program.events.map(({ drive }) => drive))).toEqual(new Set([1, 5]));
});

test('where none is left, the song is arranged for four', async () => {
  const all = `parts:\n${[1, 2, 3, 4, 5, 6].map((id) => `  - {from: {channel: ${id}}, drive: ${id}}\n`).join('')}`;
  const folder = scratchFolder({ 'all.yaml': all });
  const { song, keyboardDrives } = await loadAccompaniment(SONG, { arrangement: join(folder, 'all.yaml') });
  expect(keyboardDrives).toHaveLength(2);
  const playing = new Set(song.program.events.map(({ drive }) => drive));
  expect(playing.size).toBe(4);
  expect(keyboardDrives.some(({ id }) => playing.has(id))).toBe(false);
});

test('a rig of one drive has none for a keyboard', async () => {
  const folder = scratchFolder({
    'one.yaml': 'boards: [{id: main, drives: [{id: 1}]}]\n',
    'song.mid': readFileSync(SONG),
  });
  await expect(
    loadAccompaniment(join(folder, 'song.mid'), { rig: join(folder, 'one.yaml') }),
  ).rejects.toThrow(/one drive cannot play/);
});
