/** Writes a MIDI file, the twin of `readMidi`; midi-file's own writer copies the track for every delta, so large files take it minutes. */
import type { EventTable } from './event-table.ts';
import type { MidiFile, MidiTrack } from './midi-file.ts';
import { encodeDivision } from './smf/division.ts';
import { encodeFileEvent } from './smf/file-event.ts';
import { encodeVariableLength } from './smf/variable-length.ts';
import { dataBytesOf } from './status-bytes.ts';
import type { FileEvent } from './types.ts';

/** What is written of a file; `problems` are told, not written. */
export type WritableMidi = Pick<MidiFile, 'format' | 'division'> & {
  tracks: Pick<MidiTrack, 'name' | 'events'>[];
};

const ascii = new TextEncoder();

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
  const division = encodeDivision(file.division);
  return chunk('MThd', [0, file.format, ...uint16(file.tracks.length), ...uint16(division)]);
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
  const status = events.statusAt(row);
  bytes.push(status, events.firstAt(row));
  if (dataBytesOf(status) === 2) bytes.push(events.secondAt(row));
}

function chunk(id: string, data: number[]): Uint8Array {
  return Uint8Array.from([...ascii.encode(id), ...uint32(data.length), ...data]);
}

function uint16(value: number): number[] {
  return [(value >> 8) & 0xff, value & 0xff];
}

function uint32(value: number): number[] {
  return [...uint16(value >>> 16), ...uint16(value)];
}
