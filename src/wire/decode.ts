/** Bytes of a line → meaning, or the fault that it has; the twin of encode.ts. */
import { crc16 } from './crc.ts';
import { FIELD_CODECS } from './fields.ts';
import type { FieldKind } from './fields.ts';
import { MESSAGES } from './messages.ts';
import type { Message } from './messages.ts';
import { LINE_BYTES_MAX } from './protocol.ts';
import type { RefusalFault, TransportFault } from './protocol.ts';

/** Why a line has no meaning. */
export type LineFault = { type: 'fault'; fault: TransportFault | RefusalFault };

type Spec = { type: string; fields: [string, FieldKind][] };

const CRC_CHARACTERS = 5;
const CRC_FORM = /\*([0-9a-f]{4})$/;
const SPEC_BY_LETTER: ReadonlyMap<string, Spec> = new Map(
  Object.entries(MESSAGES).map(([type, spec]) => [
    spec.letter,
    { type, fields: Object.entries(spec.fields) },
  ]),
);
const latin = new TextDecoder('latin1');

/** Meaning of a line without its `\n` (and without a `\r` before it). */
export function decodeLine(line: Uint8Array): Message | LineFault {
  if (line.length >= LINE_BYTES_MAX) return { type: 'fault', fault: 'long-line' };
  const text = latin.decode(line);
  const crc = CRC_FORM.exec(text)?.[1];
  const bodyBytes = line.length - CRC_CHARACTERS;
  if (crc === undefined || Number.parseInt(crc, 16) !== crc16(line, 0, bodyBytes)) {
    return { type: 'fault', fault: 'bad-crc' };
  }
  return decodeBody(text.slice(0, bodyBytes));
}

/** Meaning of a line whose checksum was right and is taken off. */
export function decodeBody(body: string): Message | LineFault {
  const spec = SPEC_BY_LETTER.get(body.charAt(0));
  if (!spec) return { type: 'fault', fault: 'unknown-message' };
  const values = decodeFields(spec, body.slice(1));
  // The table says which fields make which message: what was read by it has the message's form.
  return values ? (values as Message) : { type: 'fault', fault: 'malformed' };
}

function decodeFields(spec: Spec, text: string): Record<string, unknown> | undefined {
  const values: Record<string, unknown> = { type: spec.type };
  let rest = text;
  for (const [name, kind] of spec.fields) {
    if (kind !== 'number') {
      if (!rest.startsWith(' ')) return undefined;
      rest = rest.slice(1);
    }
    const end = fieldEnd(rest, kind);
    const value = FIELD_CODECS[kind].decode(rest.slice(0, end));
    if (value === undefined) return undefined;
    values[name] = value;
    rest = rest.slice(end);
  }
  return rest === '' ? values : undefined;
}

function fieldEnd(rest: string, kind: FieldKind): number {
  const space = rest.indexOf(' ');
  return kind === 'events' || space === -1 ? rest.length : space;
}
