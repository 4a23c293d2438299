/** Reads a firmware image: Intel HEX text → the bytes of the flash. Own, since no kept library of it has types that fit ESM. */

const DATA = 0x00;
const END_OF_FILE = 0x01;
const EXTENDED_SEGMENT = 0x02;
const START_SEGMENT = 0x03;
const EXTENDED_LINEAR = 0x04;
const START_LINEAR = 0x05;
/** An erased flash cell (ATmega328P data sheet, 27: memory programming). */
const ERASED = 0xff;

type HexRecord = { type: number; address: number; data: Uint8Array };

/**
 * The flash of `flashBytes` that the image describes; cells it leaves out are erased (0xff).
 * @throws Error naming the line, where the text is no Intel HEX or does not fit the flash.
 * @see Intel, Hexadecimal Object File Format Specification, revision A, 1988
 */
export function readIntelHex(text: string, flashBytes: number): Uint8Array {
  const flash = new Uint8Array(flashBytes).fill(ERASED);
  let base = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const place = `image line ${index + 1}`;
    const { type, address, data } = readRecord(line.trim(), place);
    if (type === END_OF_FILE) return flash;
    if (type === DATA) copyInto(flash, base + address, data, place);
    else if (type === EXTENDED_SEGMENT) base = word(data) * 16;
    else if (type === EXTENDED_LINEAR) base = word(data) * 0x1_0000;
    else if (type !== START_SEGMENT && type !== START_LINEAR)
      throw new Error(`${place}: unknown record type ${type}`);
  }
  throw new Error('image has no end-of-file record; it was cut off: build or copy it again');
}

function readRecord(line: string, place: string): HexRecord {
  if (!/^:([0-9a-f]{2}){5,}$/i.test(line)) throw new Error(`${place} is not an Intel HEX record`);
  const bytes = Uint8Array.from(line.slice(1).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const [length = 0, high = 0, low = 0, type = 0] = bytes;
  if (bytes.length !== length + 5) throw new Error(`${place}: length ${length} does not fit the record`);
  const sum = bytes.reduce((total, byte) => total + byte, 0) & 0xff;
  if (sum !== 0) throw new Error(`${place}: checksum is wrong; build or copy the image again`);
  return { type, address: high * 256 + low, data: bytes.subarray(4, 4 + length) };
}

function copyInto(flash: Uint8Array, address: number, data: Uint8Array, place: string): void {
  if (address + data.length > flash.length) {
    throw new Error(
      `${place}: address 0x${address.toString(16)} lies outside the flash of ${flash.length} bytes`,
    );
  }
  flash.set(data, address);
}

function word(data: Uint8Array): number {
  return (data[0] ?? 0) * 256 + (data[1] ?? 0);
}
