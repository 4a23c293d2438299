/** How a rig names an emulated board in the place of a port: `emulator:NAME`, or `emulator` for the usual one. */
import { BOARD_NAMES } from '../board/boards.ts';
import type { BoardName } from '../board/boards.ts';

/** What `emulator` alone means. */
export const USUAL_BOARD: BoardName = 'uno';
const EMULATED = /^emulator(?::(.*))?$/;

/** All of them, each with its board: `emulator:uno`, … */
export const EMULATOR_PORTS = BOARD_NAMES.map((name) => `emulator:${name}`);
/** The same as short as can be. */
export const EMULATOR_PORTS_SHORT = BOARD_NAMES.map((name) =>
  name === USUAL_BOARD ? 'emulator' : `emulator:${name}`,
);

/** The board that `port` asks to be emulated; `asked` alone where there is none of that name; undefined for a real port. */
export function emulatedBoardOf(port: string): { asked: string; board: BoardName | undefined } | undefined {
  const match = EMULATED.exec(port);
  if (!match) return undefined;
  const asked = match[1] ?? USUAL_BOARD;
  return { asked, board: BOARD_NAMES.find((known) => known === asked) };
}
