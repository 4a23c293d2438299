// Channel messages and their bytes are twins, whatever the status and the data.
import { expect, test } from 'vitest';
import { decodeMessage, encodeMessage } from '../../src/midi/channel-message.ts';
import { EventTable, unpackEvents } from '../../src/midi/event-table.ts';
import { dataBytesOf } from '../../src/midi/status-bytes.ts';

test('every status, with data at the ends of their ranges', () => {
  const table = new EventTable();
  const messages = [];
  for (let status = 0x80; status < 0xf0; status += 1) {
    for (const data1 of [0, 1, 63, 127]) {
      for (const data2 of dataBytesOf(status) === 2 ? [1, 64, 127] : [0]) {
        const message = decodeMessage(status, data1, data2);
        expect(encodeMessage(message)).toEqual([status, data1, data2]);
        expect(message.channel).toBe(status - 0x10 * Math.floor(status / 0x10) + 1);
        table.pushMessage(7, status, data1, data2);
        messages.push({ midiTick: 7, ...message });
      }
    }
  }
  expect(unpackEvents(table)).toEqual(messages);
});

test('a note-on of velocity 0 is a note-off; no other message of 0 is', () => {
  const off = { type: 'noteOff', channel: 3, note: 60, velocity: 0 };
  expect(decodeMessage(0x92, 60, 0)).toEqual(off);
  expect(decodeMessage(0x82, 60, 0)).toEqual(off);
  const table = new EventTable();
  for (const status of [0x92, 0x82, 0xa2, 0xb2]) table.pushMessage(0, status, 60, 0);
  expect(unpackEvents(table).map(({ type }) => type)).toEqual([
    'noteOff',
    'noteOff',
    'keyPressure',
    'controller',
  ]);
});

test.each([
  [0xe0, 0, 0, -8192],
  [0xe0, 0, 64, 0],
  [0xe0, 127, 63, -1],
  [0xe0, 127, 127, 8191],
])('the wheel at %i %i %i stands at %i', (status, data1, data2, value) => {
  expect(decodeMessage(status, data1, data2)).toEqual({ type: 'pitchBend', channel: 1, value });
  const table = new EventTable();
  table.pushMessage(0, status, data1, data2);
  expect(table.bendAt(0)).toBe(value);
});

test('how many data bytes follow a status', () => {
  const counts = [
    0x80, 0x9f, 0xa0, 0xb0, 0xc0, 0xcf, 0xd0, 0xdf, 0xe0, 0xef, 0xf0, 0xf1, 0xf2, 0xf3, 0xf4, 0xff,
  ];
  expect(counts.map(dataBytesOf)).toEqual([2, 2, 2, 2, 1, 1, 1, 1, 2, 2, 0, 1, 2, 1, 0, 0]);
});
