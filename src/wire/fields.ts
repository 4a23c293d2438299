/** What stands between the spaces of a line: each kind of field with how it is written and how it is read. */
import type { Motion } from '../drive/motion.ts';
import type { StepAction } from '../program/types.ts';
import { LINE_EVENTS_MAX } from './protocol.ts';

/** What a drive shall do at the time of its line; `drive` is the place on the board, from 1. */
export type WireEvent = { drive: number } & (
  { kind: Exclude<StepAction['kind'], 'rest'>; periodTicks256: number } | { kind: 'rest' }
);

/** The value that each kind of field carries. */
export type FieldValues = {
  /** Two digits that stand at the letter without a space. */
  number: number;
  hex1: number;
  hex2: number;
  hex4: number;
  hex8: number;
  /** 1 to 8 digits. */
  period: number;
  motion: Motion;
  /** Anything printable without space and `*`. */
  word: string;
  /** One to six, all at one time; they take the rest of the line. */
  events: WireEvent[];
};
export type FieldKind = keyof FieldValues;

type FieldCodec<Value> = {
  encode: (value: Value) => string;
  /** undefined where the text is not such a field. */
  decode: (text: string) => Value | undefined;
};

const HEX_DIGITS = /^[0-9a-f]{1,8}$/;
const PRINTABLE = /^[!-)+-~]+$/;
const EVENT = /^([0-9a-f])([^0-9a-f])([0-9a-f]{0,8})$/;
const MOTION_LETTERS: Readonly<Record<Motion, string>> = { travel: 't', shake: 's' };
const MOTION_BY_LETTER = inverse(MOTION_LETTERS);
const OPERATIONS: Readonly<Record<WireEvent['kind'], string>> = { onset: '+', bend: '~', rest: '-' };
const KIND_BY_OPERATION = inverse(OPERATIONS);

/** Every kind of field; `encode` and `decode` are twins. */
export const FIELD_CODECS: { [Kind in FieldKind]: FieldCodec<FieldValues[Kind]> } = {
  number: fixedHex(2),
  hex1: fixedHex(1),
  hex2: fixedHex(2),
  hex4: fixedHex(4),
  hex8: fixedHex(8),
  period: {
    encode: (value) => value.toString(16),
    decode: (text) => (HEX_DIGITS.test(text) ? Number.parseInt(text, 16) : undefined),
  },
  motion: {
    encode: (motion) => MOTION_LETTERS[motion],
    decode: (text) => MOTION_BY_LETTER.get(text),
  },
  word: { encode: (word) => word, decode: (text) => (PRINTABLE.test(text) ? text : undefined) },
  events: { encode: (events) => events.map(encodeEvent).join(' '), decode: decodeEvents },
};

function fixedHex(digits: number): FieldCodec<number> {
  return {
    encode: (value) => value.toString(16).padStart(digits, '0'),
    decode: (text) =>
      text.length === digits && HEX_DIGITS.test(text) ? Number.parseInt(text, 16) : undefined,
  };
}

function inverse<Name extends string>(letters: Readonly<Record<Name, string>>): ReadonlyMap<string, Name> {
  return new Map((Object.keys(letters) as Name[]).map((name) => [letters[name], name]));
}

function encodeEvent(event: WireEvent): string {
  const period = event.kind === 'rest' ? '' : event.periodTicks256.toString(16);
  return `${event.drive.toString(16)}${OPERATIONS[event.kind]}${period}`;
}

function decodeEvents(text: string): WireEvent[] | undefined {
  const events = text.split(' ').map(decodeEvent);
  const whole = events.filter((event) => event !== undefined);
  return whole.length === events.length && whole.length <= LINE_EVENTS_MAX ? whole : undefined;
}

function decodeEvent(text: string): WireEvent | undefined {
  const [, place = '', operation = '', period = ''] = EVENT.exec(text) ?? [];
  const drive = Number.parseInt(place, 16);
  const kind = KIND_BY_OPERATION.get(operation);
  if (kind === 'rest') return period === '' ? { drive, kind } : undefined;
  if (kind === undefined || period === '') return undefined;
  return { drive, kind, periodTicks256: Number.parseInt(period, 16) };
}
