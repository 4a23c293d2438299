/** Ports that are no ports: boards to be emulated, by their name. */
import { expect, test } from 'vitest';
import { emulatedBoardOf, EMULATOR_PORTS, EMULATOR_PORTS_SHORT } from '../../src/rig/emulator-ports.ts';

test.each([
  ['emulator', { asked: 'uno', board: 'uno' }],
  ['emulator:uno', { asked: 'uno', board: 'uno' }],
  ['emulator:leostick', { asked: 'leostick', board: 'leostick' }],
  ['emulator:mega', { asked: 'mega', board: undefined }],
  ['emulators', undefined],
  ['my-emulator', undefined],
  ['auto', undefined],
])('%s', (port, expected) => {
  expect(emulatedBoardOf(port)).toEqual(expected);
});

test('each is an emulated board, in full and in short', () => {
  expect(EMULATOR_PORTS).toContain('emulator:uno');
  expect(EMULATOR_PORTS_SHORT).toContain('emulator');
  expect(EMULATOR_PORTS_SHORT).not.toContain('emulator:uno');
  const boards = (ports: string[]) => ports.map((port) => emulatedBoardOf(port)?.board);
  expect(boards(EMULATOR_PORTS_SHORT)).toEqual(boards(EMULATOR_PORTS));
});
