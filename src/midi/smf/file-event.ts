/** Meta events and SysEx ↔ their bytes in a file (SMF 1.0, "meta events"), twins. */
import { ESCAPE, META, SYSEX } from '../status-bytes.ts';
import type { FileEventBody, TextKind } from '../types.ts';
import { encodeVariableLength } from './variable-length.ts';

export const metaTypes = { endOfTrack: 0x2f, tempo: 0x51, timeSignature: 0x58, keySignature: 0x59 } as const;

const TEXT_TYPES: Readonly<Record<TextKind, number>> = {
  text: 1,
  copyright: 2,
  trackName: 3,
  instrument: 4,
  lyric: 5,
  marker: 6,
  cuePoint: 7,
};
const textKinds = new Map(Object.entries(TEXT_TYPES).map(([kind, type]) => [type, kind as TextKind]));

/** Of a time signature that flopera writes: MIDI clocks a click, and 32nds a quarter. */
const CLOCKS_PER_CLICK = 24;
const THIRTY_SECONDS_PER_QUARTER = 8;

const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const windows = new TextDecoder('windows-1252');

/**
 * Undefined for what flopera has no use for.
 * @param status SYSEX, ESCAPE or META
 * @param metaType of a meta event
 * @param data that `checkMeta` has passed
 */
export function decodeFileEvent(
  status: number,
  metaType: number,
  data: Uint8Array,
): FileEventBody | undefined {
  if (status === SYSEX) return { type: 'sysEx', data: Uint8Array.from(data) };
  if (status === ESCAPE) return undefined;
  const [a = 0, b = 0, c = 0] = data;
  switch (metaType) {
    case metaTypes.endOfTrack:
      return { type: 'endOfTrack' };
    case metaTypes.tempo:
      return { type: 'tempo', usPerQuarter: (a << 16) | (b << 8) | c };
    case metaTypes.timeSignature:
      return { type: 'timeSignature', numerator: a, denominator: 2 ** b };
    case metaTypes.keySignature:
      return { type: 'keySignature', sharps: a < 0x80 ? a : a - 0x100, minor: b === 1 };
    default: {
      const kind = textKinds.get(metaType);
      return kind && { type: 'text', kind, text: decodeText(data) };
    }
  }
}

/** Texts are written in UTF-8. */
export function encodeFileEvent(bytes: number[], event: FileEventBody): void {
  switch (event.type) {
    case 'tempo': {
      const us = event.usPerQuarter;
      return encodeMeta(bytes, metaTypes.tempo, [(us >> 16) & 0xff, (us >> 8) & 0xff, us & 0xff]);
    }
    case 'timeSignature': {
      const beat = [event.numerator, Math.log2(event.denominator)];
      return encodeMeta(bytes, metaTypes.timeSignature, [
        ...beat,
        CLOCKS_PER_CLICK,
        THIRTY_SECONDS_PER_QUARTER,
      ]);
    }
    case 'keySignature':
      return encodeMeta(bytes, metaTypes.keySignature, [event.sharps & 0xff, event.minor ? 1 : 0]);
    case 'text':
      return encodeMeta(bytes, TEXT_TYPES[event.kind], utf8.encode(event.text));
    case 'sysEx':
      bytes.push(SYSEX);
      return appendCounted(bytes, event.data);
    case 'endOfTrack':
      return encodeMeta(bytes, metaTypes.endOfTrack, []);
  }
}

/**
 * Today mostly UTF-8, in old files the Windows code page; the standard says only ASCII. Trailing zeros and blanks, which
 * some programs pad with, are cut.
 */
function decodeText(bytes: Uint8Array): string {
  return decodeLetters(bytes).replace(/[\0\s]+$/, '');
}

function decodeLetters(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return windows.decode(bytes);
  }
}

function encodeMeta(bytes: number[], metaType: number, data: ArrayLike<number>): void {
  bytes.push(META, metaType);
  appendCounted(bytes, data);
}

function appendCounted(bytes: number[], data: ArrayLike<number>): void {
  encodeVariableLength(bytes, data.length);
  for (let index = 0; index < data.length; index += 1) bytes.push(data[index] ?? 0);
}
