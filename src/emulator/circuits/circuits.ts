/** The circuit of each board that can be emulated, and where its drives hang. */
import { BOARDS } from '../../board/boards.ts';
import type { BoardName } from '../../board/boards.ts';
import { pinsOf } from '../../board/pins.ts';
import { leostickCircuit } from './leostick.ts';
import { pinOf } from './types.ts';
import type { Circuit, Pin } from './types.ts';
import { unoCircuit } from './uno.ts';

export const CIRCUITS: Readonly<Record<BoardName, Circuit>> = { uno: unoCircuit, leostick: leostickCircuit };

/** Pins of the chip that the drive in one place hangs on. */
export type PlacePins = { step: Pin; dir: Pin; track0: Pin };

/** The places for drives on a board, in their order. */
export function placesOf(board: BoardName): PlacePins[] {
  return Array.from({ length: BOARDS[board].drives }, (_, index) => {
    const { step, dir, track0 } = pinsOf(index + 1);
    const circuit = CIRCUITS[board];
    return { step: pinOf(circuit, step), dir: pinOf(circuit, dir), track0: pinOf(circuit, track0) };
  });
}
