/** A MIDI file as it is read and written: its events in tables, which are a tenth of the size of objects. */
import { EventTable, messageKinds } from './event-table.ts';
import type { Division, MidiEvent, Problem } from './types.ts';

export type MidiTrack = {
  name: string;
  /** Where its chunk begins in the file as given; absent in a file that was never bytes. */
  byteOffset?: number;
  events: EventTable;
};

/** A file as far as it could be read. Format 2 tracks are already placed one after the other in `midiTick`. */
export type MidiFile = {
  format: 0 | 1 | 2;
  division: Division;
  tracks: MidiTrack[];
  problems: Problem[];
};

/** @example unpackEvents(packEvents(events)) // equal to events */
export function packEvents(events: readonly MidiEvent[]): EventTable {
  const table = new EventTable(events.length);
  for (const event of events) packEvent(table, event);
  return table;
}

function packEvent(table: EventTable, event: MidiEvent): void {
  const { midiTick, type } = event;
  switch (type) {
    case 'noteOff':
    case 'noteOn':
      return table.pushMessage(midiTick, messageKinds[type], event.channel, event.note, event.velocity);
    case 'keyPressure':
      return table.pushMessage(midiTick, messageKinds[type], event.channel, event.note, event.pressure);
    case 'controller':
      return table.pushMessage(midiTick, messageKinds[type], event.channel, event.controller, event.value);
    case 'programChange':
      return table.pushMessage(midiTick, messageKinds[type], event.channel, event.program, 0);
    case 'channelPressure':
      return table.pushMessage(midiTick, messageKinds[type], event.channel, event.pressure, 0);
    case 'pitchBend':
      return table.pushBend(midiTick, event.channel, event.value);
    default:
      return table.pushOther(event);
  }
}

export function unpackEvents(table: EventTable): MidiEvent[] {
  return Array.from({ length: table.length }, (_, row) => unpackEvent(table, row));
}

function unpackEvent(table: EventTable, row: number): MidiEvent {
  const other = table.otherAt(row);
  if (other) return other;
  const midiTick = table.tickAt(row);
  const channel = table.channelAt(row);
  const [first, second] = [table.firstAt(row), table.secondAt(row)];
  switch (table.kindAt(row)) {
    case messageKinds.noteOff:
      return { midiTick, type: 'noteOff', channel, note: first, velocity: second };
    case messageKinds.noteOn:
      return { midiTick, type: 'noteOn', channel, note: first, velocity: second };
    case messageKinds.keyPressure:
      return { midiTick, type: 'keyPressure', channel, note: first, pressure: second };
    case messageKinds.controller:
      return { midiTick, type: 'controller', channel, controller: first, value: second };
    case messageKinds.programChange:
      return { midiTick, type: 'programChange', channel, program: first };
    case messageKinds.channelPressure:
      return { midiTick, type: 'channelPressure', channel, pressure: first };
    default:
      return { midiTick, type: 'pitchBend', channel, value: table.bendAt(row) };
  }
}
