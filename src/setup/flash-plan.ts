/** What has to be done to put an image on a board: which touch, and which avrdude command. */

import { BOARDS } from '../board/boards.ts';
import type { BoardName } from '../board/boards.ts';

export type FlashPlan = {
  /**
   * Whether the port is opened at 1200 baud and closed again first: that is how a board with USB of its own is sent into
   * its bootloader, which then may come back under another port name.
   */
  touch: boolean;
  program: 'avrdude';
  args: string[];
};

export type FlashRequest = {
  board: BoardName;
  /** Port of the bootloader: `/dev/ttyACM0`, `COM12`. */
  port: string;
  /** Path of the Intel HEX image. */
  image: string;
  /** It has the bootloader of before 2018, where its kind had another then. */
  oldBootloader?: boolean;
};

/**
 * Pure. `-D` leaves the chip erase to the bootloader, which could not do it; `:i` tells avrdude the image is Intel HEX.
 * @example flashPlan({ board: 'uno', port: 'COM3', image: 'uno.hex' }).args.join(' ')
 * // '-p atmega328p -c arduino -P COM3 -b 115200 -D -U flash:w:uno.hex:i'
 */
export function flashPlan({ board, port, image, oldBootloader = false }: FlashRequest): FlashPlan {
  const { chip, flashing } = BOARDS[board];
  const { programmer, touch, baudRate, oldBaudRate = baudRate } = flashing;
  const args = [
    '-p',
    chip.toLowerCase(),
    '-c',
    programmer,
    '-P',
    port,
    '-b',
    String(oldBootloader ? oldBaudRate : baudRate),
    '-D',
    '-U',
    `flash:w:${image}:i`,
  ];
  return { touch, program: 'avrdude', args };
}

/** How avrdude is come by, by `process.platform`. */
export function avrdudeRemedy(platform: string): string {
  const ways: Readonly<Record<string, string>> = {
    linux:
      'sudo apt install avrdude (Debian, Ubuntu), dnf install avrdude (Fedora), pacman -S avrdude (Arch)',
    darwin: 'brew install avrdude',
    win32: 'winget install AVRDudes.AVRDUDE',
  };
  return `get it with: ${ways[platform] ?? 'the package avrdude of your system'}`;
}
