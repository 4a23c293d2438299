/** A board as data: its chip, and where the Arduino pins of the drives come out. */
import type { ChipRecord } from '../chip/types.ts';

/** A bit of a port, e.g. D2 of the Uno is `{ port: 'D', bit: 2 }`. */
export type Pin = { port: string; bit: number };

export type BoardRecord = {
  name: BoardName;
  chip: ChipRecord;
  /** STEP and DIR of the drive in each place, from place 1 on (STEP on even pins from D2). */
  drives: { step: Pin; dir: Pin }[];
  /** Where each drive's Track 0 may be wired: A0…A5. */
  track0: Pin[];
};

export type BoardName = 'uno' | 'leostick';
