/** Meta events and SysEx as bytes of a file (SMF 1.0, "meta events"): their types, and how they are written. */
import { META, SYSEX } from '../status-bytes.ts';
import type { FileEventBody, TextKind } from '../types.ts';
import { encodeVariableLength } from './variable-length.ts';

export const metaTypes = { endOfTrack: 0x2f, tempo: 0x51, timeSignature: 0x58, keySignature: 0x59 } as const;

export const textTypes: Readonly<Record<TextKind, number>> = {
  text: 1,
  copyright: 2,
  trackName: 3,
  instrument: 4,
  lyric: 5,
  marker: 6,
  cuePoint: 7,
};

/** Of a time signature that flopera writes: MIDI clocks a click, and 32nds a quarter. */
const CLOCKS_PER_CLICK = 24;
const THIRTY_SECONDS_PER_QUARTER = 8;

const utf8 = new TextEncoder();

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
      return encodeMeta(bytes, textTypes[event.kind], utf8.encode(event.text));
    case 'sysEx':
      bytes.push(SYSEX);
      return appendCounted(bytes, event.data);
    case 'endOfTrack':
      return encodeMeta(bytes, metaTypes.endOfTrack, []);
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
