/** Turns midi-file's events into flopera's: absolute ticks, channels from 1, texts as the characters they mean. */
import { parseMidi, type MidiEvent as ParsedEvent } from 'midi-file';
import { decodeText } from './decode-text.ts';
import { EventTable, messageKinds } from './event-table.ts';
import { LONG_TEXT_BIT } from './mended-track.ts';
import type { MidiTrack } from './midi-file.ts';
import type { FileEvent, TextKind } from './types.ts';
import { TEXT_META_TYPES } from './write-midi.ts';

const TEXT_KINDS: Readonly<Record<string, TextKind>> = {
  text: 'text',
  copyrightNotice: 'copyright',
  trackName: 'trackName',
  instrumentName: 'instrument',
  lyrics: 'lyric',
  marker: 'marker',
  cuePoint: 'cuePoint',
};
const KINDS_BY_META_TYPE = new Map(
  Object.entries(TEXT_META_TYPES).map(([kind, metaType]) => [metaType | LONG_TEXT_BIT, kind as TextKind]),
);

/** A header for midi-file to read before the one track it is given: format 0, one track, any division. */
const ONE_TRACK_HEADER = [0x4d, 0x54, 0x68, 0x64, 0, 0, 0, 6, 0, 0, 0, 1, 0, 96, 0x4d, 0x54, 0x72, 0x6b];

/** @param bytes of a track's events, checked by `scanTrack`. */
export function decodeTrack(bytes: Uint8Array, byteOffset: number): MidiTrack {
  const parsedEvents = parseEvents(bytes);
  const events = new EventTable(parsedEvents.length);
  let midiTick = 0;
  for (const parsed of parsedEvents) {
    midiTick += parsed.deltaTime;
    if (decodeMessage(events, parsed, midiTick)) continue;
    const other = decodeOther(parsed, midiTick);
    if (other) events.pushOther(other);
  }
  const name = events.others.find((event) => event.type === 'text' && event.kind === 'trackName');
  return { name: name?.type === 'text' ? name.text : '', byteOffset, events };
}

function parseEvents(bytes: Uint8Array): ParsedEvent[] {
  const { length } = bytes;
  const lengthBytes = [length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff];
  const head = [...ONE_TRACK_HEADER, ...lengthBytes];
  const file = new Uint8Array(head.length + length);
  file.set(head);
  file.set(bytes, head.length);
  return parseMidi(file).tracks[0] ?? [];
}

/** Whether the event is a channel message, which is then in the table. */
function decodeMessage(table: EventTable, event: ParsedEvent, midiTick: number): boolean {
  switch (event.type) {
    case 'noteOn':
    case 'noteOff':
      table.pushMessage(
        midiTick,
        messageKinds[event.type],
        event.channel + 1,
        event.noteNumber,
        event.velocity,
      );
      return true;
    case 'controller':
      table.pushMessage(
        midiTick,
        messageKinds.controller,
        event.channel + 1,
        event.controllerType,
        event.value,
      );
      return true;
    case 'programChange':
      table.pushMessage(midiTick, messageKinds.programChange, event.channel + 1, event.programNumber, 0);
      return true;
    case 'pitchBend':
      table.pushBend(midiTick, event.channel + 1, event.value);
      return true;
    case 'channelAftertouch':
      table.pushMessage(midiTick, messageKinds.channelPressure, event.channel + 1, event.amount, 0);
      return true;
    case 'noteAftertouch':
      table.pushMessage(
        midiTick,
        messageKinds.keyPressure,
        event.channel + 1,
        event.noteNumber,
        event.amount,
      );
      return true;
    default:
      return false;
  }
}

/** Undefined for events that flopera has no use for. */
function decodeOther(event: ParsedEvent, midiTick: number): FileEvent | undefined {
  switch (event.type) {
    case 'setTempo':
      return { midiTick, type: 'tempo', usPerQuarter: event.microsecondsPerBeat };
    case 'timeSignature':
      return { midiTick, type: 'timeSignature', numerator: event.numerator, denominator: event.denominator };
    case 'keySignature':
      return { midiTick, type: 'keySignature', sharps: event.key, minor: event.scale === 1 };
    case 'sysEx':
      return { midiTick, type: 'sysEx', data: Uint8Array.from(event.data) };
    case 'endOfTrack':
      return { midiTick, type: 'endOfTrack' };
    case 'unknownMeta':
      return decodeLongText(event.metatypeByte, event.data, midiTick);
    default:
      return 'text' in event ? textEvent(event.type, event.text, midiTick) : undefined;
  }
}

function decodeLongText(metaType: number, data: ArrayLike<number>, midiTick: number): FileEvent | undefined {
  const kind = KINDS_BY_META_TYPE.get(metaType);
  return kind && { midiTick, type: 'text', kind, text: decodeText(Uint8Array.from(data)) };
}

function textEvent(type: string, text: string, midiTick: number): FileEvent | undefined {
  const kind = TEXT_KINDS[type];
  return (
    kind && {
      midiTick,
      type: 'text',
      kind,
      text: decodeText(Uint8Array.from(text, (char) => char.charCodeAt(0))),
    }
  );
}
