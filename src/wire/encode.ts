/** Meaning → bytes of a line, its checksum and `\n` included; the twin of decode.ts. */
import { crc16 } from './crc.ts';
import { FIELD_CODECS } from './fields.ts';
import type { FieldKind } from './fields.ts';
import { MESSAGES } from './messages.ts';
import type { Message } from './messages.ts';

const ascii = new TextEncoder();

/**
 * The bytes of one line. Fields must be in the ranges that PROTOCOL.md gives; nothing is checked here.
 * @example encodeLine({ type: 'keepAlive' }) // bytes of 'K*f3b7\n'
 */
export function encodeLine(message: Message): Uint8Array {
  const body = encodeBody(message);
  const crc = crc16(ascii.encode(body)).toString(16).padStart(4, '0');
  return ascii.encode(`${body}*${crc}\n`);
}

/** The line before its checksum, as a person reads it. */
export function encodeBody(message: Message): string {
  const spec = MESSAGES[message.type];
  const values: Readonly<Record<string, unknown>> = message;
  return Object.entries(spec.fields).reduce(
    (body, [name, kind]: [string, FieldKind]) => body + separator(kind) + encodeField(kind, values[name]),
    spec.letter as string,
  );
}

function separator(kind: FieldKind): string {
  return kind === 'number' ? '' : ' ';
}

function encodeField(kind: FieldKind, value: unknown): string {
  const encode = FIELD_CODECS[kind].encode as (value: unknown) => string;
  return encode(value);
}
