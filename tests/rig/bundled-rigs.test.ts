/** The rig files that come with flopera are read without an error and say what their names promise. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRig } from '../../src/rig/parse-rig.ts';
import type { Rig } from '../../src/rig/types.ts';

const folder = new URL('../../rigs/', import.meta.url);

function readRig(file: string): Rig {
  return parseRig(readFileSync(new URL(file, folder), 'utf8'), `rigs/${file}`);
}

describe.each(readdirSync(folder).filter((file) => file.endsWith('.yaml')))('rigs/%s', (file) => {
  it('holds six drives, 1 to 6', () => {
    expect(readRig(file).boards.flatMap(({ drives }) => drives.map(({ id }) => id))).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
  });
});

it('leostick-moppy.yaml speaks Moppy', () => {
  expect(readRig('leostick-moppy.yaml').boards.map(({ protocol }) => protocol)).toEqual(['moppy1']);
});

it('wide.yaml reaches from C1 to B4', () => {
  for (const drive of readRig('wide.yaml').boards.flatMap(({ drives }) => drives)) {
    expect([drive.lowNote, drive.highNote]).toEqual([24, 71]);
  }
});
