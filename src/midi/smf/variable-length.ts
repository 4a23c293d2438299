/** Variable-length quantities of the SMF standard: seven bits a byte, high bit set on all but the last. */

/** Largest value the standard allows: four bytes of seven bits (SMF 1.0, "variable-length quantity"). */
export const VARIABLE_LENGTH_MAX = 0x0fff_ffff;

/** Bytes after which a quantity is given up as damage; seven bytes still fit a double exactly. */
const BYTES_READ_MAX = 7;

/** A quantity read: its value, and the offset behind its last byte. */
export type VariableLength = { value: number; next: number };

/**
 * Appends a quantity of 0..VARIABLE_LENGTH_MAX to `bytes`.
 * @example encodeVariableLength([], 200) // [0x81, 0x48]
 * @throws RangeError where the value does not fit.
 */
export function encodeVariableLength(bytes: number[], value: number): number[] {
  if (!Number.isInteger(value) || value < 0 || value > VARIABLE_LENGTH_MAX) {
    throw new RangeError(`${value} is no variable-length quantity; 0 to ${VARIABLE_LENGTH_MAX} is`);
  }
  for (let shift = 21; shift > 0; shift -= 7) {
    if (value >= 1 << shift) bytes.push(((value >> shift) & 0x7f) | 0x80);
  }
  bytes.push(value & 0x7f);
  return bytes;
}

/**
 * Reads a quantity at `offset`, never past `end`. One of five to seven bytes is read all the same (some writers pad
 * with 0x80), and its value may then pass VARIABLE_LENGTH_MAX; `undefined` where it is longer, or `end` cuts it.
 * @example decodeVariableLength(Uint8Array.of(0x81, 0x48), 0, 2) // { value: 200, next: 2 }
 */
export function decodeVariableLength(
  bytes: Uint8Array,
  offset: number,
  end: number,
): VariableLength | undefined {
  const last = Math.min(end, offset + BYTES_READ_MAX);
  let value = 0;
  for (let next = offset; next < last;) {
    const byte = bytes[next++] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next };
  }
  return undefined;
}
