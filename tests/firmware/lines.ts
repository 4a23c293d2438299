/** Lines as text, as a person types them: deliberately not the codec of src/wire, so that both can be wrong only apart. */

const POLYNOMIAL_REFLECTED = 0x8408;
const ascii = new TextEncoder();

export function hex(value: number, digits = 1): string {
  return value.toString(16).padStart(digits, '0');
}

/** CRC-16/MCRF4XX, bit by bit. */
export function checksum(text: string): string {
  let crc = 0xffff;
  for (const byte of ascii.encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ POLYNOMIAL_REFLECTED : crc >> 1;
  }
  return hex(crc, 4);
}

/** A line as it goes over the wire. */
export function lineOf(body: string): Uint8Array {
  return ascii.encode(`${body}*${checksum(body)}\n`);
}

/** What a line says, its checksum taken off. @throws Error where that is wrong. */
export function readBody(line: string): string {
  const body = line.slice(0, -5);
  if (`${body}*${checksum(body)}` !== line) throw new Error(`the board said "${line}"`);
  return body;
}

/** A tick as eight digits, wrapped. */
export function tickField(tick: number): string {
  return hex(((tick % 2 ** 32) + 2 ** 32) % 2 ** 32, 8);
}

/** The period of a MIDI note (fractions are cents / 100) in 1/256 tick. */
export function noteTicks256(note: number): number {
  return Math.round((2_000_000 * 256) / (440 * 2 ** ((note - 69) / 12)));
}

/** `1+e8d44` for each period given, for drives 1, 2, … */
export function onsets(periodsTicks256: number[]): string {
  return periodsTicks256.map((period, index) => `${index + 1}+${hex(period)}`).join(' ');
}
