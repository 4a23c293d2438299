/** What docs/hardware.md tells a person with a soldering iron is what the firmware does. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BOARD_DRIVES_MAX, BOARD_NAMES } from '../../src/board/boards.ts';
import { pinsOf } from '../../src/board/pins.ts';

const docs = new URL('../../docs/', import.meta.url);
const drives = Array.from({ length: BOARD_DRIVES_MAX }, (_, index) => index + 1);
const pinNames = (drive: number): string[] => Object.values(pinsOf(drive));

function readDoc(file: string): string {
  return readFileSync(new URL(file, docs), 'utf8');
}

it('the wiring table names the pins of every drive', () => {
  const rows = readDoc('hardware.md').matchAll(/^\| (\d) +\| (\S+) +\| (\S+) +\| (\S+) +\|/gm);
  expect([...rows].map(([, drive, ...pins]) => [Number(drive), ...pins])).toEqual(
    drives.map((drive) => [drive, ...pinNames(drive)]),
  );
});

describe.each(BOARD_NAMES.map((board) => `wiring-${board}.svg`))('%s', (file) => {
  it('draws each of these pins once', () => {
    const pins = [...readDoc(file).matchAll(/>([AD]\d+)<\/text>/g)].map(([, pin]) => pin);
    expect(pins).toEqual(drives.flatMap(pinNames));
  });
});

it('the names of the pins are those of both boards in the firmware', () => {
  for (const board of BOARD_NAMES) {
    const header = readDoc(`../firmware/flopera/boards/${board}.h`);
    for (const [step, dir] of drives.map(pinNames)) {
      expect(header).toMatch(new RegExp(`pin .*\\b${step}\\b`));
      expect(header).toMatch(new RegExp(`pin .*\\b${dir}\\b`));
    }
  }
});
