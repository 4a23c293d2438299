/** Recognises a hello of another protocol version, whatever fields it has besides. */
import { crc16 } from './crc.ts';
import { PROTOCOL_VERSION } from './protocol.ts';

const HELLO = /^h ([0-9a-f]{2}) [^*]*\*([0-9a-f]{4})$/;
const CRC_CHARACTERS = 5;
const latin = new TextDecoder('latin1');

/** The version in a whole hello line (without `\n`) that is not PROTOCOL_VERSION; undefined for every other line. */
export function otherVersionOf(line: Uint8Array): number | undefined {
  const [, version = '', crc = ''] = HELLO.exec(latin.decode(line)) ?? [];
  if (version === '' || Number.parseInt(version, 16) === PROTOCOL_VERSION) return undefined;
  return Number.parseInt(crc, 16) === crc16(line, 0, line.length - CRC_CHARACTERS)
    ? Number.parseInt(version, 16)
    : undefined;
}
