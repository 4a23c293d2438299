/** Boards as the hello names them: BOARD_NAME of firmware/flopera/boards/. */
import { BOARD_NAMES } from '../board/boards.ts';
import type { BoardName } from '../board/boards.ts';

export const HELLO_NAMES: Readonly<Record<BoardName, string>> = { uno: 'uno', leostick: 'leostick' };

/** The board that a hello names; undefined for one that this flopera does not know. */
export function boardOfHello(word: string): BoardName | undefined {
  return BOARD_NAMES.find((name) => HELLO_NAMES[name] === word);
}
