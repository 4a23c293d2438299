// Whole files at random and those of arrangements/ hold the very events that the library midi-file finds in them.
import { readdirSync, readFileSync } from 'node:fs';
import { parseMidi, type MidiEvent as ParsedEvent } from 'midi-file';
import { expect, test } from 'vitest';
import { readMidi } from '../../src/midi/read-midi.ts';
import type { MidiEvent, MidiEventBody, TextKind } from '../../src/midi/types.ts';
import { writeMidi } from '../../src/midi/write-midi.ts';
import { packEvents } from '../../src/midi/event-table.ts';
import { eventsOf } from './damage.ts';
import { createRandom } from './random.ts';
import { randomFile } from './random-file.ts';

const SEED = 1_224;
const FILES = 500;

const TEXT_KINDS: Readonly<Record<string, TextKind>> = {
  text: 'text',
  copyrightNotice: 'copyright',
  trackName: 'trackName',
  instrumentName: 'instrument',
  lyrics: 'lyric',
  marker: 'marker',
  cuePoint: 'cuePoint',
};

test(`${FILES} files, seed ${SEED}`, () => {
  const random = createRandom(SEED);
  for (let round = 0; round < FILES; round += 1) expectSame(randomFile(random), `round ${round}`);
});

test('the files of arrangements/', () => {
  const folder = new URL('../../arrangements/', import.meta.url);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.mid'))) {
    expectSame(readFileSync(new URL(name, folder)), name);
  }
});

test('every kind of event, at the ends of its range', () => {
  const events: MidiEvent[] = [
    { midiTick: 0, type: 'tempo', usPerQuarter: 0xff_fe_fd },
    { midiTick: 1, type: 'tempo', usPerQuarter: 1 },
    { midiTick: 2, type: 'timeSignature', numerator: 255, denominator: 128 },
    { midiTick: 3, type: 'timeSignature', numerator: 1, denominator: 1 },
    { midiTick: 4, type: 'keySignature', sharps: -7, minor: true },
    { midiTick: 5, type: 'keySignature', sharps: 7, minor: false },
    { midiTick: 6, type: 'sysEx', data: Uint8Array.of(0x7e, 0xf7) },
    { midiTick: 7, type: 'noteOn', channel: 16, note: 127, velocity: 1 },
    { midiTick: 8, type: 'keyPressure', channel: 16, note: 0, pressure: 127 },
    { midiTick: 9, type: 'controller', channel: 1, controller: 0, value: 127 },
    { midiTick: 10, type: 'programChange', channel: 2, program: 127 },
    { midiTick: 11, type: 'channelPressure', channel: 3, pressure: 127 },
    { midiTick: 12, type: 'pitchBend', channel: 4, value: -8192 },
    { midiTick: 13, type: 'pitchBend', channel: 4, value: 127 },
    { midiTick: 14, type: 'pitchBend', channel: 4, value: 8191 },
    { midiTick: 15, type: 'noteOff', channel: 16, note: 127, velocity: 127 },
    { midiTick: 16_383, type: 'noteOff', channel: 16, note: 126, velocity: 0 },
    { midiTick: 32_767, type: 'noteOff', channel: 16, note: 125, velocity: 0 },
    { midiTick: 2 ** 28, type: 'endOfTrack' },
  ];
  const division = { kind: 'ppq', ticksPerQuarter: 0x7fff } as const;
  expectSame(
    writeMidi({ format: 0, division, tracks: [{ name: '', events: packEvents(events) }] }),
    'all kinds',
  );
});

function expectSame(bytes: Uint8Array, label: string): void {
  const file = readMidi(bytes);
  const { tracks } = parseMidi(bytes);
  expect(file.tracks.length, label).toBe(tracks.length);
  tracks.forEach((parsed, index) => expect(eventsOf(file, index + 1), label).toEqual(toldBy(parsed)));
}

function toldBy(events: readonly ParsedEvent[]): MidiEvent[] {
  let midiTick = 0;
  return events.flatMap((event) => {
    midiTick += event.deltaTime;
    const body = bodyOf(event);
    return body ? [{ midiTick, ...body }] : [];
  });
}

function bodyOf(event: ParsedEvent): MidiEventBody | undefined {
  switch (event.type) {
    case 'noteOn':
    case 'noteOff':
      return {
        type: event.type,
        channel: event.channel + 1,
        note: event.noteNumber,
        velocity: event.velocity,
      };
    case 'controller':
      return {
        type: 'controller',
        channel: event.channel + 1,
        controller: event.controllerType,
        value: event.value,
      };
    case 'programChange':
      return { type: 'programChange', channel: event.channel + 1, program: event.programNumber };
    case 'pitchBend':
      return { type: 'pitchBend', channel: event.channel + 1, value: event.value };
    case 'channelAftertouch':
      return { type: 'channelPressure', channel: event.channel + 1, pressure: event.amount };
    case 'noteAftertouch':
      return {
        type: 'keyPressure',
        channel: event.channel + 1,
        note: event.noteNumber,
        pressure: event.amount,
      };
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
    default: {
      const kind = TEXT_KINDS[event.type];
      return kind && 'text' in event ? { type: 'text', kind, text: asUtf8(event.text) } : undefined;
    }
  }
}

/** midi-file makes a letter of each byte. */
function asUtf8(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}
