/** What docs/hardware.md tells a person with a soldering iron is what the firmware does. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const docs = new URL('../../docs/', import.meta.url);
const drives = [1, 2, 3, 4, 5, 6];

function readDoc(file: string): string {
  return readFileSync(new URL(file, docs), 'utf8');
}

/** STEP on D2d, DIR on D2d+1, Track 0 on A(d-1): Moppy's wiring, see firmware/PROTOCOL.md. */
function pinsOf(drive: number): string[] {
  return [`D${2 * drive}`, `D${2 * drive + 1}`, `A${drive - 1}`];
}

it('the wiring table names the pins of every drive', () => {
  const rows = readDoc('hardware.md').matchAll(/^\| (\d) +\| (\S+) +\| (\S+) +\| (\S+) +\|/gm);
  expect([...rows].map(([, drive, ...pins]) => [Number(drive), ...pins])).toEqual(
    drives.map((drive) => [drive, ...pinsOf(drive)]),
  );
});

describe.each(['wiring-uno.svg', 'wiring-leostick.svg'])('%s', (file) => {
  it('draws each of these pins once', () => {
    const pins = [...readDoc(file).matchAll(/>([AD]\d+)<\/text>/g)].map(([, pin]) => pin);
    expect(pins).toEqual(drives.flatMap(pinsOf));
  });
});

it('the names of the pins are those of both boards in the firmware', () => {
  for (const board of ['uno', 'leostick']) {
    const header = readDoc(`../firmware/flopera/boards/${board}.h`);
    for (const [step, dir] of drives.map(pinsOf)) {
      expect(header).toMatch(new RegExp(`pin .*\\b${step}\\b`));
      expect(header).toMatch(new RegExp(`pin .*\\b${dir}\\b`));
    }
  }
});
