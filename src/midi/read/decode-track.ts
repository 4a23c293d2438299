/** Turns midi-file's events into flopera's: absolute ticks, channels from 1, texts as the characters they mean. */
import { parseMidi, type MidiEvent as ParsedEvent } from 'midi-file';
import { BEND_STEPS } from '../controllers.ts';
import { EventTable } from '../event-table.ts';
import type { MidiTrack } from '../midi-file.ts';
import { textTypes } from '../smf/file-event.ts';
import { messageKinds } from '../status-bytes.ts';
import type { FileEventBody, TextKind } from '../types.ts';
import { LONG_TEXT_BIT } from './mended-track.ts';

/** midi-file's names where they are not flopera's. */
const TEXT_KINDS: Readonly<Record<string, TextKind>> = {
  text: 'text',
  copyrightNotice: 'copyright',
  trackName: 'trackName',
  instrumentName: 'instrument',
  lyrics: 'lyric',
  marker: 'marker',
  cuePoint: 'cuePoint',
};
const longTextKinds = new Map(
  Object.entries(textTypes).map(([kind, metaType]) => [metaType | LONG_TEXT_BIT, kind as TextKind]),
);

/** A header for midi-file to read before the one track it is given: format 0, one track, any division. */
const ONE_TRACK_HEADER = [0x4d, 0x54, 0x68, 0x64, 0, 0, 0, 6, 0, 0, 0, 1, 0, 96, 0x4d, 0x54, 0x72, 0x6b];

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const windows = new TextDecoder('windows-1252');

/** @param bytes of a track's events, checked by `scanTrack`; its chunk stands at `byteOffset` of the file */
export function decodeTrack(bytes: Uint8Array, byteOffset: number): MidiTrack {
  const parsedEvents = parseEvents(bytes);
  const events = new EventTable(parsedEvents.length);
  let midiTick = 0;
  for (const parsed of parsedEvents) {
    midiTick += parsed.deltaTime;
    if (pushMessage(events, midiTick, parsed)) continue;
    const other = otherOf(parsed);
    if (other) events.pushOther({ midiTick, ...other });
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

/** Whether the event is a channel message, which is then in the table: of each an object would be made for nothing. */
function pushMessage(events: EventTable, midiTick: number, event: ParsedEvent): boolean {
  switch (event.type) {
    case 'noteOn':
    case 'noteOff':
      events.pushMessage(midiTick, statusOf(event.type, event.channel), event.noteNumber, event.velocity);
      return true;
    case 'noteAftertouch':
      events.pushMessage(midiTick, statusOf('keyPressure', event.channel), event.noteNumber, event.amount);
      return true;
    case 'controller':
      events.pushMessage(midiTick, statusOf(event.type, event.channel), event.controllerType, event.value);
      return true;
    case 'programChange':
      events.pushMessage(midiTick, statusOf(event.type, event.channel), event.programNumber, 0);
      return true;
    case 'channelAftertouch':
      events.pushMessage(midiTick, statusOf('channelPressure', event.channel), event.amount, 0);
      return true;
    case 'pitchBend': {
      const bend = event.value + BEND_STEPS;
      events.pushMessage(midiTick, statusOf(event.type, event.channel), bend & 0x7f, bend >> 7);
      return true;
    }
    default:
      return false;
  }
}

/** @param channel 0..15, as on the cable */
function statusOf(type: keyof typeof messageKinds, channel: number): number {
  return (messageKinds[type] << 4) | channel;
}

/** Undefined for events that flopera has no use for. */
function otherOf(event: ParsedEvent): FileEventBody | undefined {
  switch (event.type) {
    case 'setTempo':
      return { type: 'tempo', usPerQuarter: event.microsecondsPerBeat };
    case 'timeSignature':
      return { type: 'timeSignature', numerator: event.numerator, denominator: event.denominator };
    case 'keySignature':
      return { type: 'keySignature', sharps: event.key, minor: event.scale === 1 };
    case 'sysEx':
      return { type: 'sysEx', data: Uint8Array.from(event.data) };
    case 'endOfTrack':
      return { type: 'endOfTrack' };
    case 'unknownMeta':
      return textOf(longTextKinds.get(event.metatypeByte), Uint8Array.from(event.data));
    default:
      // midi-file makes a letter of each byte.
      return 'text' in event
        ? textOf(
            TEXT_KINDS[event.type],
            Uint8Array.from(event.text, (char) => char.charCodeAt(0)),
          )
        : undefined;
  }
}

function textOf(kind: TextKind | undefined, bytes: Uint8Array): FileEventBody | undefined {
  return kind && { type: 'text', kind, text: decodeText(bytes) };
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
