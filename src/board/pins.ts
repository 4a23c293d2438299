/** Which pins a drive hangs on: Moppy's wiring, the same on every board, so that a rig made for Moppy needs no soldering. */

/** Pins as they are printed on the board; `track0` may be wired or not. */
export type DrivePins = { step: string; dir: string; track0: string };

/**
 * The pins of a place on a board, from 1: STEP on even pins from D2, DIR on the odd ones after them.
 * @example pinsOf(1) // { step: 'D2', dir: 'D3', track0: 'A0' }
 */
export function pinsOf(place: number): DrivePins {
  return { step: `D${2 * place}`, dir: `D${2 * place + 1}`, track0: `A${place - 1}` };
}
