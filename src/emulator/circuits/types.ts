/** A board as data: its chip, and where the chip's pins come out. */
import type { ChipRecord } from '../chip/types.ts';

export type Circuit = {
  chip: ChipRecord;
  /** Port and bit behind each pin of the board, D0, D1, … and A0, A1, …: `D2` is bit 2 of port D. */
  pins: { D: readonly string[]; A: readonly string[] };
};

/** A bit of a port. */
export type Pin = { port: string; bit: number };

/** @throws Error where the board has no pin of this name (`D2`, `A0`). */
export function pinOf({ pins }: Circuit, name: string): Pin {
  const row = name.startsWith('A') ? pins.A : pins.D;
  const portBit = row[Number(name.slice(1))];
  if (portBit === undefined) throw new Error(`the board has no pin ${name}`);
  return { port: portBit.slice(0, 1), bit: Number(portBit.slice(1)) };
}
