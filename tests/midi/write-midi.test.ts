// Files written by flopera say what was given, byte by byte and read back.
import { expect, test } from 'vitest';
import { packEvents } from '../../src/midi/event-table.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import type { Division } from '../../src/midi/midi-file.ts';
import type { MidiEvent } from '../../src/midi/types.ts';
import { writeMidi } from '../../src/midi/write-midi.ts';
import { eventsOf } from './damage.ts';
import { hex } from './hex.ts';

/** One of each kind; the numbers all differ, so that swapped fields show. */
const EVENTS: MidiEvent[] = [
  { midiTick: 0, type: 'text', kind: 'trackName', text: 'flute' },
  { midiTick: 0, type: 'text', kind: 'copyright', text: 'Müller' },
  { midiTick: 0, type: 'tempo', usPerQuarter: 0x01_02_03 },
  { midiTick: 0, type: 'timeSignature', numerator: 6, denominator: 8 },
  { midiTick: 0, type: 'keySignature', sharps: -3, minor: true },
  { midiTick: 1, type: 'noteOn', channel: 2, note: 61, velocity: 99 },
  { midiTick: 200, type: 'keyPressure', channel: 3, note: 62, pressure: 98 },
  { midiTick: 20_000, type: 'controller', channel: 4, controller: 63, value: 97 },
  { midiTick: 3_000_000, type: 'programChange', channel: 5, program: 64 },
  { midiTick: 3_000_000, type: 'channelPressure', channel: 6, pressure: 65 },
  { midiTick: 3_000_001, type: 'pitchBend', channel: 16, value: -8192 },
  { midiTick: 3_000_002, type: 'pitchBend', channel: 1, value: 8191 },
  { midiTick: 3_000_003, type: 'noteOff', channel: 2, note: 61, velocity: 66 },
  { midiTick: 3_000_003, type: 'sysEx', data: hex('7E 7F 09 01 F7') },
  { midiTick: 3_000_009, type: 'endOfTrack' },
];

test('a small file, byte by byte', () => {
  const bytes = writeMidi({
    format: 0,
    division: { kind: 'ppq', ticksPerQuarter: 480 },
    tracks: [
      {
        name: '',
        events: packEvents([{ midiTick: 200, type: 'noteOn', channel: 10, note: 36, velocity: 100 }]),
      },
    ],
  });
  const expected = hex(`
    4D 54 68 64  00 00 00 06  00 00  00 01  01 E0  # MThd, format 0, one track, 480
    4D 54 72 6B  00 00 00 09                       # MTrk
    81 48  99 24 64                                # after 200 ticks: kick drum
    00  FF 2F 00                                   # End of Track
  `);
  expect([...bytes]).toEqual([...expected]);
});

test('every kind of event there and back', () => {
  const tracks = [{ name: 'flute', events: packEvents(EVENTS) }];
  const file = readMidi(writeMidi({ format: 1, division: { kind: 'ppq', ticksPerQuarter: 96 }, tracks }));
  expect(file.problems).toEqual([]);
  expect(file.tracks).toMatchObject([{ name: 'flute', byteOffset: 14 }]);
  expect(eventsOf(file)).toEqual(EVENTS);
});

test.each<Division>([
  { kind: 'ppq', ticksPerQuarter: 1 },
  { kind: 'ppq', ticksPerQuarter: 0x7fff },
  { kind: 'smpte', framesPerSecond: 24, ticksPerFrame: 4 },
  { kind: 'smpte', framesPerSecond: 25, ticksPerFrame: 40 },
  { kind: 'smpte', framesPerSecond: 30_000 / 1001, ticksPerFrame: 80 },
  { kind: 'smpte', framesPerSecond: 30, ticksPerFrame: 255 },
])('division $kind there and back', (division) => {
  expect(readMidi(writeMidi({ format: 1, division, tracks: [] })).division).toEqual(division);
});

test('events are put in order of time; those of one tick stay as given', () => {
  const note = (midiTick: number, pitch: number): MidiEvent => ({
    midiTick,
    type: 'noteOn',
    channel: 1,
    note: pitch,
    velocity: 64,
  });
  const events = [note(5, 60), note(0, 62), note(5, 59)];
  const file = readMidi(
    writeMidi({
      format: 1,
      division: { kind: 'ppq', ticksPerQuarter: 96 },
      tracks: [{ name: 'tune', events: packEvents(events) }],
    }),
  );
  expect(file.tracks[0]?.name).toBe('tune');
  expect(eventsOf(file)).toMatchObject([{ text: 'tune' }, note(0, 62), note(5, 60), note(5, 59), {}]);
});

test('a megabyte is written in linear time', () => {
  const events = Array.from({ length: 200_000 }, (_, index): MidiEvent => {
    return { midiTick: index * 200, type: 'noteOn', channel: 1, note: index % 128, velocity: 64 };
  });
  const division = { kind: 'ppq', ticksPerQuarter: 0x7fff } as const;
  expect(writeMidi({ format: 1, division, tracks: [{ name: '', events: packEvents(events) }] }).length).toBe(
    14 + 8 + 5 * 200_000 - 1 + 4,
  );
});
