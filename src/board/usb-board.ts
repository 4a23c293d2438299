/** Boards known by the ids of their USB plug, so that no port has to be guessed. */
import { BOARD_NAMES, BOARDS } from './boards.ts';
import type { BoardName, Plug } from './boards.ts';

/** `board` is the firmware image that it takes. */
export type UsbBoard = Pick<Plug, 'name' | 'kind'> & { board: BoardName };

const BY_ID: ReadonlyMap<string, UsbBoard> = new Map(
  BOARD_NAMES.flatMap((board) =>
    BOARDS[board].plugs.flatMap(({ name, kind, ids }) =>
      ids.map((id): [string, UsbBoard] => [id, { name, kind, board }]),
    ),
  ),
);

/**
 * The board behind a pair of ids, four hex digits each in either case; undefined where it is none we know.
 * @example usbBoardOf('2341', '0043')?.name // 'Arduino Uno'
 */
export function usbBoardOf(
  vendorId: string | undefined,
  productId: string | undefined,
): UsbBoard | undefined {
  return BY_ID.get(`${vendorId ?? ''}:${productId ?? ''}`.toLowerCase());
}
