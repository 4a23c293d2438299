// Events in a table are the same as objects: packing and unpacking gives back what was there.
import { expect, test } from 'vitest';
import { EventTable, OTHER_KIND } from '../../src/midi/event-table.ts';
import { messageKinds } from '../../src/midi/status-bytes.ts';
import { packEvents, unpackEvents } from '../../src/midi/event-table.ts';
import type { MidiEvent } from '../../src/midi/types.ts';

/** Numbers that all differ, at the ends of their ranges, so that none can stand in another one's place. */
const EVENTS: MidiEvent[] = [
  { midiTick: 0, type: 'text', kind: 'trackName', text: 'one' },
  { midiTick: 0, type: 'noteOn', channel: 1, note: 127, velocity: 64 },
  { midiTick: 1, type: 'keyPressure', channel: 16, note: 3, pressure: 126 },
  { midiTick: 2, type: 'controller', channel: 9, controller: 125, value: 5 },
  { midiTick: 3, type: 'programChange', channel: 7, program: 124 },
  { midiTick: 4, type: 'channelPressure', channel: 8, pressure: 123 },
  { midiTick: 5, type: 'pitchBend', channel: 2, value: -8192 },
  { midiTick: 6, type: 'pitchBend', channel: 15, value: 8191 },
  { midiTick: 7, type: 'sysEx', data: Uint8Array.of(1, 2, 0xf7) },
  { midiTick: 8, type: 'tempo', usPerQuarter: 500_000 },
  { midiTick: 2 ** 40, type: 'noteOff', channel: 1, note: 127, velocity: 9 },
  { midiTick: 2 ** 40, type: 'endOfTrack' },
];

test('every kind of event there and back', () => {
  const table = packEvents(EVENTS);
  expect(table.length).toBe(EVENTS.length);
  expect(table.endTick).toBe(2 ** 40);
  expect(unpackEvents(table)).toEqual(EVENTS);
});

test('a table grows, tells what stands beside, and ends at 0 where it is empty', () => {
  const table = new EventTable();
  expect([table.length, table.endTick]).toEqual([0, 0]);
  table.pushOther({ midiTick: 5, type: 'endOfTrack' });
  table.pushMessage(3, 0x90, 60, 64);
  for (let count = 0; count < 100; count += 1) table.pushMessage(4, 0xef, 0, 0x40);
  expect([table.kindAt(0), table.kindAt(1), table.kindAt(101)]).toEqual([
    OTHER_KIND,
    messageKinds.noteOn,
    messageKinds.pitchBend,
  ]);
  expect([table.otherAt(0), table.otherAt(1)]).toEqual([{ midiTick: 5, type: 'endOfTrack' }, undefined]);
  expect(Array.from(table.rowsByTick()).slice(0, 2)).toEqual([1, 2]);
  expect(Array.from(table.rowsByTick()).at(-1)).toBe(0);
});
