/** Writes a MIDI file, the twin of `readMidi`; midi-file's own writer copies the track for every delta, so large files take it minutes. */
import { BEND_STEPS } from './controllers.ts';
import type { Division, MidiEvent, MidiEventBody, MidiFile, MidiTrack, TextKind } from './types.ts';
import { encodeVariableLength } from './variable-length.ts';

/** What is written of a file; `problems` are told, not written. */
export type WritableMidi = Pick<MidiFile, 'format' | 'division'> & {
  tracks: Pick<MidiTrack, 'name' | 'events'>[];
};

/** Meta types of the texts (SMF 1.0, "meta events"). */
export const TEXT_META_TYPES: Readonly<Record<TextKind, number>> = {
  text: 1,
  copyright: 2,
  trackName: 3,
  instrument: 4,
  lyric: 5,
  marker: 6,
  cuePoint: 7,
};

const utf8 = new TextEncoder();

/**
 * The bytes of a MIDI file. Events are put in order of `midiTick` (order in the list stays where ticks are equal);
 * a track's name is written at its start, and its end at its end, where the events have none. Texts are UTF-8.
 * @throws RangeError where a tick lies more than 2^28-1 behind the one before.
 */
export function writeMidi(file: WritableMidi): Uint8Array {
  const chunks = [headerChunk(file), ...file.tracks.map(trackChunk)];
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function headerChunk(file: WritableMidi): Uint8Array {
  const division = divisionCode(file.division);
  return chunk('MThd', [0, file.format, ...uint16(file.tracks.length), ...uint16(division)]);
}

function divisionCode(division: Division): number {
  if (division.kind === 'ppq') return division.ticksPerQuarter & 0x7fff;
  const frames = Math.floor(division.framesPerSecond);
  return ((256 - frames) << 8) | (division.ticksPerFrame & 0xff);
}

function trackChunk(track: Pick<MidiTrack, 'name' | 'events'>): Uint8Array {
  const bytes: number[] = [];
  let tick = 0;
  for (const event of completeEvents(track)) {
    encodeVariableLength(bytes, event.midiTick - tick);
    tick = event.midiTick;
    encodeEvent(bytes, event);
  }
  return chunk('MTrk', bytes);
}

function completeEvents(track: Pick<MidiTrack, 'name' | 'events'>): MidiEvent[] {
  const sounding = track.events.filter((event) => event.type !== 'endOfTrack');
  const events = sounding.toSorted((a, b) => a.midiTick - b.midiTick);
  const named = events.some((event) => event.type === 'text' && event.kind === 'trackName');
  if (track.name !== '' && !named) {
    events.unshift({ midiTick: 0, type: 'text', kind: 'trackName', text: track.name });
  }
  const ends = track.events.filter((event) => event.type === 'endOfTrack').map((event) => event.midiTick);
  const endTick = Math.max(events.at(-1)?.midiTick ?? 0, ...ends);
  return [...events, { midiTick: endTick, type: 'endOfTrack' }];
}

function encodeEvent(bytes: number[], event: MidiEventBody): void {
  switch (event.type) {
    case 'noteOff':
      return void bytes.push(status(0x80, event.channel), event.note, event.velocity);
    case 'noteOn':
      return void bytes.push(status(0x90, event.channel), event.note, event.velocity);
    case 'keyPressure':
      return void bytes.push(status(0xa0, event.channel), event.note, event.pressure);
    case 'controller':
      return void bytes.push(status(0xb0, event.channel), event.controller, event.value);
    case 'programChange':
      return void bytes.push(status(0xc0, event.channel), event.program);
    case 'channelPressure':
      return void bytes.push(status(0xd0, event.channel), event.pressure);
    case 'pitchBend': {
      const bend = event.value + BEND_STEPS;
      return void bytes.push(status(0xe0, event.channel), bend & 0x7f, (bend >> 7) & 0x7f);
    }
    case 'tempo':
      return encodeMeta(bytes, 0x51, uint32(event.usPerQuarter).slice(1));
    case 'timeSignature':
      return encodeMeta(bytes, 0x58, [event.numerator, Math.log2(event.denominator), 24, 8]);
    case 'keySignature':
      return encodeMeta(bytes, 0x59, [event.sharps & 0xff, event.minor ? 1 : 0]);
    case 'text':
      return encodeMeta(bytes, TEXT_META_TYPES[event.kind], utf8.encode(event.text));
    case 'sysEx':
      bytes.push(0xf0);
      return appendCounted(bytes, event.data);
    case 'endOfTrack':
      return encodeMeta(bytes, 0x2f, []);
  }
}

function status(kind: number, channel: number): number {
  return kind | (channel - 1);
}

function encodeMeta(bytes: number[], metaType: number, data: ArrayLike<number>): void {
  bytes.push(0xff, metaType);
  appendCounted(bytes, data);
}

function appendCounted(bytes: number[], data: ArrayLike<number>): void {
  encodeVariableLength(bytes, data.length);
  for (let index = 0; index < data.length; index += 1) bytes.push(data[index] ?? 0);
}

function chunk(id: string, data: number[]): Uint8Array {
  return Uint8Array.from([...utf8.encode(id), ...uint32(data.length), ...data]);
}

function uint16(value: number): number[] {
  return [(value >> 8) & 0xff, value & 0xff];
}

function uint32(value: number): number[] {
  return [...uint16(value >>> 16), ...uint16(value)];
}
