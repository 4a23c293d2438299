/** Boards known by the ids of their USB plug, so that no port has to be guessed. */

export type UsbBoard = {
  /** As the silk screen calls it. */
  name: string;
  /** The firmware image it takes. */
  board: 'uno' | 'leostick';
  /** `bootloader`: it waits to be flashed. `adapter`: a serial adapter that clones of an Uno use, and much else. */
  kind: 'board' | 'bootloader' | 'adapter';
};

const UNO: UsbBoard = { name: 'Arduino Uno', board: 'uno', kind: 'board' };
const LEONARDO: UsbBoard = { name: 'Arduino Leonardo or LeoStick', board: 'leostick', kind: 'board' };
const MICRO: UsbBoard = { name: 'Arduino Micro', board: 'leostick', kind: 'board' };

/** `vendor:product`, from the Arduino core's boards.txt 1.8.7 and the LeoStick's own; adapters by their makers' ids. */
const BOARDS: Readonly<Record<string, UsbBoard>> = {
  '2341:0043': UNO,
  '2341:0001': UNO,
  '2341:0243': UNO,
  '2a03:0043': UNO,
  '2341:8036': LEONARDO,
  '2a03:8036': LEONARDO,
  '2341:8037': MICRO,
  '2a03:8037': MICRO,
  '2341:0036': { ...LEONARDO, kind: 'bootloader' },
  '2a03:0036': { ...LEONARDO, kind: 'bootloader' },
  '2341:0037': { ...MICRO, kind: 'bootloader' },
  '2a03:0037': { ...MICRO, kind: 'bootloader' },
  '26ba:0002': { name: 'LeoStick', board: 'leostick', kind: 'bootloader' },
  '1a86:7523': { name: 'CH340 adapter (Uno or Nano clone?)', board: 'uno', kind: 'adapter' },
  '0403:6001': { name: 'FTDI adapter (older Arduino?)', board: 'uno', kind: 'adapter' },
};

/**
 * The board behind a pair of ids, four hex digits each in either case; undefined where it is none we know.
 * @example usbBoardOf('2341', '0043')?.name // 'Arduino Uno'
 */
export function usbBoardOf(
  vendorId: string | undefined,
  productId: string | undefined,
): UsbBoard | undefined {
  return BOARDS[`${vendorId ?? ''}:${productId ?? ''}`.toLowerCase()];
}
