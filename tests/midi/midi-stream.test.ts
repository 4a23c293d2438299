/** Raw MIDI bytes become messages, whatever stands between them and wherever the stream is cut. */
import { describe, expect, test } from 'vitest';
import { createMidiStream } from '../../src/midi/midi-stream.ts';
import type { MidiMessage } from '../../src/midi/midi-stream.ts';

function read(hex: string, pieceBytes = Infinity): string[] {
  const bytes = Uint8Array.from(
    hex
      .replaceAll(/#.*/g, '')
      .split(/\s+/)
      .filter(Boolean)
      .map((byte) => Number.parseInt(byte, 16)),
  );
  const told: string[] = [];
  const stream = createMidiStream((message) => told.push(tell(message)));
  for (let from = 0; from < bytes.length; from += pieceBytes)
    stream.push(bytes.subarray(from, from + pieceBytes));
  return told;
}

function tell({ type, ...fields }: MidiMessage): string {
  return [type, ...Object.values(fields)].join(' ');
}

const STREAM = `
  90 3c 64      # note-on channel 1, C4, velocity 100
     40 50      # running status: E4
     3c 00      # velocity 0: note-off
  f8            # clock
  b1 01 f8 40   # mod wheel of channel 2, a clock tick inside it
  f0 7e f8 7f   # SysEx, a clock tick inside it
     06 01 f7
     43 10      # no running status after SysEx: junk
  e2 00 40      # bend of channel 3, centred
     7f 7f      # full up
  f2 10 20      # song position, skipped, ends running status
     11 12      # junk
  f5 fe f9 fd   # undefined and active sensing: nothing
  92 30         # cut short by the next status
  82 30 40      # note-off channel 3
  c4 05         # program 5 of channel 5
     06         # running status with one data byte
  d5 11         # pressure of channel 6
  a6 12 13      # key pressure of channel 7
  fa fb fc ff   # start, continue, stop, reset
`;
const MESSAGES = [
  'noteOn 1 60 100',
  'noteOn 1 64 80',
  'noteOff 1 60 0',
  'clock',
  'clock',
  'controller 2 1 64',
  'clock',
  'pitchBend 3 0',
  'pitchBend 3 8191',
  'noteOff 3 48 64',
  'programChange 5 5',
  'programChange 5 6',
  'channelPressure 6 17',
  'keyPressure 7 18 19',
  'start',
  'continue',
  'stop',
  'reset',
];

describe('createMidiStream', () => {
  test.each([1, 2, 3, 5, Infinity])('in pieces of %d bytes', (pieceBytes) => {
    expect(read(STREAM, pieceBytes)).toEqual(MESSAGES);
  });

  test('junk before the first status is skipped', () => {
    expect(read('12 34 56 90 3c 64')).toEqual(['noteOn 1 60 100']);
  });

  test('SysEx without an end takes nothing but time, and a status ends it', () => {
    expect(read(`f0 ${'11 '.repeat(100_000)} 90 3c 64`)).toEqual(['noteOn 1 60 100']);
  });

  test('any bytes at all: no message is out of range', () => {
    let state = 1;
    const stream = createMidiStream((message) => {
      for (const value of Object.values(message)) {
        if (typeof value !== 'number') continue;
        expect(Number.isInteger(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(-8192);
        expect(value).toBeLessThanOrEqual(8191);
      }
      if ('channel' in message) expect(message.channel).toBeLessThanOrEqual(16);
    });
    const bytes = Uint8Array.from({ length: 20_000 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 24;
    });
    stream.push(bytes);
  });
});
