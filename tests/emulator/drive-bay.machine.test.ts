/** Drives on a board's pins: STEP and DIR reach the right drive, Track 0 comes back to the right input. */
import { expect, it } from 'vitest';
import { createRandom } from '../../src/drive/seeded-random.ts';
import type { StepEdge } from '../../src/drive/types.ts';
import { leostickBoard } from '../../src/emulator/boards/leostick.ts';
import { unoBoard } from '../../src/emulator/boards/uno.ts';
import type { BoardRecord, Pin } from '../../src/emulator/boards/types.ts';
import { createChip } from '../../src/emulator/chip/chip.ts';
import { hangDrives } from '../../src/emulator/drive-bay.ts';

const STEP_US = 3000;

it.each([unoBoard, leostickBoard])('every drive of the $name is wired as Moppy wires it', (board) => {
  const chip = createChip(board.chip, new Uint8Array(), createRandom(1));
  const { cpu } = chip.core;
  const edges: StepEdge[] = [];
  let us = 0;
  const options = board.drives.map((_, index) => ({ startTrack: index + 1 }));
  const drives = hangDrives(
    board,
    chip.ports,
    options,
    () => us,
    (edge) => edges.push(edge),
  );
  for (const { step, dir } of board.drives) for (const pin of [step, dir]) write(pin, 'port', 1);
  for (const { step, dir } of board.drives) for (const pin of [step, dir]) write(pin, 'ddr', 1);
  expect(edges).toEqual([]);
  for (const [index, { step }] of board.drives.entries()) {
    const sensor = board.track0[index] ?? step;
    for (let track = index; track >= 0; track--) {
      expect(read(sensor)).toBe(1);
      us += STEP_US;
      write(step, 'port', 0);
      us += STEP_US;
      write(step, 'port', 1);
      expect(edges.at(-1)).toMatchObject({ place: index + 1, dir: 1, track });
    }
    expect(read(sensor)).toBe(0);
  }
  for (const { dir, step } of board.drives) {
    write(dir, 'port', 0);
    us += STEP_US;
    write(step, 'port', 0);
  }
  expect(edges.slice(-6).map(({ place, dir }) => [place, dir])).toEqual(
    [1, 2, 3, 4, 5, 6].map((place) => [place, 0]),
  );
  expect(drives.map((drive) => drive.counters.dirViolations)).toEqual([0, 0, 0, 0, 0, 0]);

  function addressOf(pin: Pin, register: 'pin' | 'ddr' | 'port'): number {
    return ports(board)[pin.port]?.[register] ?? 0;
  }

  function write(pin: Pin, register: 'ddr' | 'port', level: 0 | 1): void {
    const address = addressOf(pin, register);
    const before = cpu.readData(address);
    cpu.writeData(address, level ? before | (1 << pin.bit) : before & ~(1 << pin.bit));
  }

  function read(pin: Pin): number {
    return (cpu.readData(addressOf(pin, 'pin')) >> pin.bit) & 1;
  }
});

it('puts STEP and DIR where the Arduino pins D2 to D13 are', () => {
  const pinsOf = (board: BoardRecord) =>
    board.drives.flatMap(({ step, dir }) => [step, dir].map(({ port, bit }) => `${port}${bit}`)).join(' ');
  expect(pinsOf(unoBoard)).toBe('D2 D3 D4 D5 D6 D7 B0 B1 B2 B3 B4 B5');
  expect(pinsOf(leostickBoard)).toBe('D1 D0 D4 C6 D7 E6 B4 B5 B6 B7 D6 C7');
});

function ports(board: BoardRecord): BoardRecord['chip']['ports'] {
  return board.chip.ports;
}
