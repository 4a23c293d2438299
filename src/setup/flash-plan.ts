/** What has to be done to put an image on a board: which touch, and which avrdude command. */

/** Boards that can be flashed; Leonardo and Micro are LeoSticks to avrdude. */
export const FLASHABLE_BOARDS = ['uno', 'leostick'] as const;
export type FlashableBoard = (typeof FLASHABLE_BOARDS)[number];

export type FlashPlan = {
  /**
   * Whether the port is opened at 1200 baud and closed again first: that is how a board with USB of its own is sent into
   * its bootloader, which then may come back under another port name.
   */
  touch: boolean;
  program: 'avrdude';
  args: string[];
};

type Programmer = { part: string; programmer: string; baudRate: number; touch: boolean };

/** From the Arduino core's boards.txt 1.8.7: `upload.protocol`, `upload.speed`, `build.mcu`. */
const PROGRAMMERS: Readonly<Record<FlashableBoard, Programmer>> = {
  uno: { part: 'atmega328p', programmer: 'arduino', baudRate: 115_200, touch: false },
  leostick: { part: 'atmega32u4', programmer: 'avr109', baudRate: 57_600, touch: true },
};
/** Nanos and clones sold before 2018 carry the slower bootloader (boards.txt: `nano.menu.cpu.atmega328old`). */
const OLD_BOOTLOADER_BAUD_RATE = 57_600;

export type FlashRequest = {
  board: FlashableBoard;
  /** Port of the bootloader: `/dev/ttyACM0`, `COM12`. */
  port: string;
  /** Path of the Intel HEX image. */
  image: string;
  /** An Uno or Nano with the bootloader of before 2018. */
  oldBootloader?: boolean;
};

/**
 * Pure. `-D` leaves the chip erase to the bootloader, which could not do it; `:i` tells avrdude the image is Intel HEX.
 * @example flashPlan({ board: 'uno', port: 'COM3', image: 'uno.hex' }).args.join(' ')
 * // '-p atmega328p -c arduino -P COM3 -b 115200 -D -U flash:w:uno.hex:i'
 */
export function flashPlan({ board, port, image, oldBootloader = false }: FlashRequest): FlashPlan {
  const { part, programmer, baudRate, touch } = PROGRAMMERS[board];
  const speed = oldBootloader && board === 'uno' ? OLD_BOOTLOADER_BAUD_RATE : baudRate;
  const args = [
    '-p',
    part,
    '-c',
    programmer,
    '-P',
    port,
    '-b',
    String(speed),
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
