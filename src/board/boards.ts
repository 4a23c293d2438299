/** The boards that flopera runs on, a record each: whatever is known of a board without its registers and its lines. */

type BoardRecord = {
  /** As its maker writes it. */
  chip: string;
  /** Drives that its pins are enough for: each takes two from D2 on. */
  drives: number;
  /** How far its clock may be off, by the data sheet of its resonator or crystal. */
  clockTolerancePpm: number;
  /** Whether opening its port (DTR) pulls its reset pin. */
  isResetByOpening: boolean;
  /** What it may be plugged in by. */
  plugs: readonly Plug[];
  flashing: Flashing;
};

/** Boards and adapters that announce themselves by one of these USB ids, `vendor:product`. */
export type Plug = {
  /** As the silk screen calls it. */
  name: string;
  /** `bootloader`: it waits to be flashed. `adapter`: a serial adapter that clones of the board use, and much else. */
  kind: 'board' | 'bootloader' | 'adapter';
  ids: readonly string[];
};

/** How avrdude reaches its bootloader. */
type Flashing = {
  programmer: string;
  baudRate: number;
  /** The same for boards with an older bootloader, where there are such. */
  oldBaudRate?: number;
  /** Whether the bootloader is entered by opening the port at 1200 baud. */
  touch: boolean;
};

/**
 * USB ids, `programmer` and `baudRate` are those of the Arduino core's boards.txt 1.8.7 (`upload.protocol`,
 * `upload.speed`), the LeoStick's own, and those of the adapters' makers.
 */
const RECORDS = {
  /** Uno R3 and what is compatible with it: Nano, clones. Ceramic resonator CSTCE16M0V53. */
  uno: {
    chip: 'ATmega328P',
    drives: 6,
    clockTolerancePpm: 5000,
    isResetByOpening: true,
    plugs: [
      {
        name: 'Arduino Uno',
        kind: 'board',
        ids: ['2341:0043', '2341:0001', '2341:0243', '2a03:0043'],
      },
      { name: 'CH340 adapter (Uno or Nano clone?)', kind: 'adapter', ids: ['1a86:7523'] },
      { name: 'FTDI adapter (older Arduino?)', kind: 'adapter', ids: ['0403:6001'] },
    ],
    // Nanos and clones sold before 2018 carry the slower bootloader (nano.menu.cpu.atmega328old).
    flashing: { programmer: 'arduino', baudRate: 115_200, oldBaudRate: 57_600, touch: false },
  },
  /** Freetronics LeoStick, Arduino Leonardo and Micro: USB of their own. Crystal. */
  leostick: {
    chip: 'ATmega32U4',
    drives: 6,
    clockTolerancePpm: 50,
    isResetByOpening: false,
    plugs: [
      { name: 'Arduino Leonardo or LeoStick', kind: 'board', ids: ['2341:8036', '2a03:8036'] },
      { name: 'Arduino Micro', kind: 'board', ids: ['2341:8037', '2a03:8037'] },
      { name: 'Arduino Leonardo or LeoStick', kind: 'bootloader', ids: ['2341:0036', '2a03:0036'] },
      { name: 'Arduino Micro', kind: 'bootloader', ids: ['2341:0037', '2a03:0037'] },
      { name: 'LeoStick', kind: 'bootloader', ids: ['26ba:0002'] },
    ],
    flashing: { programmer: 'avr109', baudRate: 57_600, touch: true },
  },
} as const satisfies Record<string, BoardRecord>;

export type BoardName = keyof typeof RECORDS;

export const BOARDS: Readonly<Record<BoardName, BoardRecord>> = RECORDS;

export const BOARD_NAMES = Object.keys(BOARDS) as BoardName[];

/** Most drives that any board has pins for. */
export const BOARD_DRIVES_MAX = Math.max(...BOARD_NAMES.map((name) => BOARDS[name].drives));
