/** What `--board` and the `port` of a rig file mean: one of our emulated boards, or a port. */
import type { BoardName } from '../../board/boards.ts';
import { EMULATOR_PORTS, emulatedBoardOf } from '../../rig/emulator-ports.ts';
import type { Rig } from '../../rig/types.ts';
import { listed } from '../../words/list.ts';
import { UsageError } from '../exit/error-boundary.ts';

/** The board that `emulator` or `emulator:NAME` asks for; undefined where a port is meant. Throws a UsageError. */
export function emulatedBoard(port: string): BoardName | undefined {
  const emulated = emulatedBoardOf(port);
  if (!emulated || emulated.board) return emulated?.board;
  throw new UsageError(
    `there is no emulated board ${emulated.asked}; choose ${listed(EMULATOR_PORTS, 'or')}`,
  );
}

/**
 * The rig with `board` in the place of its boards' ports. An emulator may stand for every board; a port is one board.
 * Throws a UsageError.
 */
export function withBoard(rig: Rig, board: string | undefined): Rig {
  if (board === undefined) return rig;
  if (rig.boards.length > 1 && emulatedBoard(board) === undefined) {
    throw new UsageError(
      `--board ${board} is one board, and the rig has ${rig.boards.length}; name their ports in the rig file`,
    );
  }
  return { ...rig, boards: rig.boards.map((one) => ({ ...one, port: board })) };
}
