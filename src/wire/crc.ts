/** The checksum that ends every line: CRC-16/MCRF4XX, the one avr-libc has as `_crc_ccitt_update`. */

const POLYNOMIAL_REFLECTED = 0x8408;
const START = 0xffff;
const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => shiftOut(byte));

/**
 * CRC of bytes[from..to).
 * @example crc16(new TextEncoder().encode('123456789')) // 0x6f91
 */
export function crc16(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let crc = START;
  for (let i = from; i < to; i++) crc = (crc >> 8) ^ (TABLE[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return crc;
}

function shiftOut(byte: number): number {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ POLYNOMIAL_REFLECTED : crc >> 1;
  return crc;
}
