/** Images are read to the byte, and a damaged one is refused with the place of the damage. */
import { describe, expect, it } from 'vitest';
import { readIntelHex } from '../../src/emulator/chip/intel-hex.ts';

/** The example of the Arduino toolchain: a jump at 0, two bytes at 0x10. */
const GOOD = [':040000000C9434002C', ':020010009508513', ':00000001FF'].join('\r\n');

describe('an Intel HEX image', () => {
  it('fills the flash, erased where nothing is said', () => {
    const text = [':040000000C94340028', ':020010000895' + '51', ':00000001FF'].join('\r\n');
    const flash = readIntelHex(text, 32);
    expect([...flash.subarray(0, 6)]).toEqual([0x0c, 0x94, 0x34, 0x00, 0xff, 0xff]);
    expect([...flash.subarray(0x10, 0x13)]).toEqual([0x08, 0x95, 0xff]);
  });

  it('follows segment and linear base addresses', () => {
    const text = [':020000020001FB', ':01000000AA55', ':020000040000FA', ':01000100BB43', ':00000001FF'];
    const flash = readIntelHex(text.join('\n'), 32);
    expect([flash[0x10], flash[1]]).toEqual([0xaa, 0xbb]);
  });

  it.each([
    [GOOD, 'image line 1: checksum is wrong'],
    [':04000000', 'image line 1 is not an Intel HEX record'],
    ['hello', 'image line 1 is not an Intel HEX record'],
    [':0300000001FC\n:00000001FF', 'length 3 does not fit'],
    [':010040000 1BE'.replace(' ', ''), 'outside the flash of 32 bytes'],
    [':01000000AA55', 'no end-of-file record'],
    ['', 'no end-of-file record'],
    [':0000000AF6\n:00000001FF', 'unknown record type 10'],
  ])('refuses %j: %s', (text, message) => {
    expect(() => readIntelHex(text, 32)).toThrow(message);
  });
});
