/** The firmware images that come with flopera: what the emulator runs is what `flash` writes to a board. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BoardName } from '../../board/boards.ts';

/** Where the image of a board lies. */
export function firmwareImagePath(board: BoardName): string {
  return fileURLToPath(new URL(`../../../firmware/images/${board}.hex`, import.meta.url));
}

/** The image of a board, Intel HEX. @throws Error where the file cannot be read. */
export function readFirmwareImage(board: BoardName): string {
  return readFileSync(firmwareImagePath(board), 'utf8');
}
