/** The committed firmware images: what a user would flash is what the emulator runs. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BoardName } from '../emulator/boards/types.ts';

/** Path of a board's image in this installation. */
export function imagePath(board: BoardName): string {
  return fileURLToPath(new URL(`../../firmware/images/${board}.hex`, import.meta.url));
}

/** A board's image as Intel HEX text. */
export function readImage(board: BoardName): string {
  return readFileSync(imagePath(board), 'utf8');
}
