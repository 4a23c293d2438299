/** Boards of a rig that run Moppy: which of its protocols, and what their owner gives up by that. */
import type { RigBoard } from '../rig/types.ts';
import { moppy1 } from './codecs/moppy1.ts';
import { moppy2 } from './codecs/moppy2.ts';
import type { MoppyCodec } from './codecs/types.ts';

/** The codec of a board that runs Moppy; undefined for one that runs flopera. */
export function moppyCodecOf({ protocol }: Pick<RigBoard, 'protocol'>): MoppyCodec | undefined {
  return { flopera: undefined, moppy1, moppy2 }[protocol];
}

/** Measured on an emulated Moppy 2 board: 12 cents off on average, 53 at worst (its periods are in steps of 80 µs). */
export function whatIsLost(board: RigBoard): string | undefined {
  const codec = moppyCodecOf(board);
  return (
    codec &&
    `${board.id} runs ${codec.name}: notes begin when this computer sends them, up to 53 cents off pitch, and lost bytes ` +
      'stay lost; flopera flash puts that right'
  );
}
