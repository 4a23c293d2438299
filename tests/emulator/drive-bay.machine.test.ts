/** Drives on a board's pins: STEP and DIR reach the right drive, Track 0 comes back to the right input. */
import { expect, it } from 'vitest';
import { BOARD_NAMES } from '../../src/board/boards.ts';
import type { BoardName } from '../../src/board/boards.ts';
import { createRandom } from '../../src/drive/seeded-random.ts';
import type { StepEdge } from '../../src/drive/types.ts';
import { createChip } from '../../src/emulator/chip/chip.ts';
import { CIRCUITS, placesOf } from '../../src/emulator/circuits/circuits.ts';
import type { Pin } from '../../src/emulator/circuits/types.ts';
import { hangDrives } from '../../src/emulator/circuits/drive-bay.ts';

const STEP_US = 3000;

it.each(BOARD_NAMES)('every drive of the %s is wired as Moppy wires it', (board) => {
  const circuit = CIRCUITS[board];
  const places = placesOf(board);
  const chip = createChip(circuit.chip, new Uint8Array(), createRandom(1));
  const { cpu } = chip.core;
  const edges: StepEdge[] = [];
  let us = 0;
  const options = places.map((_, index) => ({ startTrack: index + 1 }));
  const drives = hangDrives(
    places,
    chip.ports,
    options,
    () => us,
    (edge) => edges.push(edge),
  );
  for (const { step, dir } of places) for (const pin of [step, dir]) write(pin, 'port', 1);
  for (const { step, dir } of places) for (const pin of [step, dir]) write(pin, 'ddr', 1);
  expect(edges).toEqual([]);
  for (const [index, { step, track0: sensor }] of places.entries()) {
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
  for (const { dir, step } of places) {
    write(dir, 'port', 0);
    us += STEP_US;
    write(step, 'port', 0);
  }
  expect(edges.slice(-6).map(({ place, dir }) => [place, dir])).toEqual(
    [1, 2, 3, 4, 5, 6].map((place) => [place, 0]),
  );
  expect(drives.map((drive) => drive.counters.dirViolations)).toEqual([0, 0, 0, 0, 0, 0]);

  function addressOf(pin: Pin, register: 'pin' | 'ddr' | 'port'): number {
    return circuit.chip.ports[pin.port]?.[register] ?? 0;
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
  const pinsOf = (board: BoardName) =>
    placesOf(board)
      .flatMap(({ step, dir }) => [step, dir].map(({ port, bit }) => `${port}${bit}`))
      .join(' ');
  expect(pinsOf('uno')).toBe('D2 D3 D4 D5 D6 D7 B0 B1 B2 B3 B4 B5');
  expect(pinsOf('leostick')).toBe('D1 D0 D4 C6 D7 E6 B4 B5 B6 B7 D6 C7');
});
