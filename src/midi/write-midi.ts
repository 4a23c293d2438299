/** Writes a MIDI file, the twin of `readMidi`; midi-file's own writer copies the track for every delta, so large files take it minutes. */
import { messageKinds, type EventTable } from './event-table.ts';
import type { MidiFile, MidiTrack } from './midi-file.ts';
import type { Division, FileEvent, FileEventBody, TextKind } from './types.ts';
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

function trackChunk({ name, events }: WritableMidi['tracks'][number]): Uint8Array {
  const bytes: number[] = [];
  const rows = events.rowsByTick();
  let tick = 0;
  const goTo = (midiTick: number): void => {
    encodeVariableLength(bytes, midiTick - tick);
    tick = midiTick;
  };
  if (name !== '' && !events.others.some(isTrackName)) {
    goTo(0);
    encodeFileEvent(bytes, { type: 'text', kind: 'trackName', text: name });
  }
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const other = events.otherAt(row);
    if (other?.type === 'endOfTrack') continue;
    goTo(events.tickAt(row));
    if (other) encodeFileEvent(bytes, other);
    else encodeMessage(bytes, events, row);
  }
  goTo(rows.length === 0 ? 0 : events.tickAt(rows[rows.length - 1] ?? 0));
  encodeFileEvent(bytes, { type: 'endOfTrack' });
  return chunk('MTrk', bytes);
}

function isTrackName(event: FileEvent): boolean {
  return event.type === 'text' && event.kind === 'trackName';
}

function encodeMessage(bytes: number[], events: EventTable, row: number): void {
  const kind = events.kindAt(row);
  const [first, second] = [events.firstAt(row), events.secondAt(row)];
  bytes.push((kind << 4) | (events.channelAt(row) - 1));
  if (kind === messageKinds.pitchBend) bytes.push(second, first);
  else if (kind === messageKinds.programChange || kind === messageKinds.channelPressure) bytes.push(first);
  else bytes.push(first, second);
}

function encodeFileEvent(bytes: number[], event: FileEventBody): void {
  switch (event.type) {
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
