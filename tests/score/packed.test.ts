// Tables are the same as objects: packing and unpacking gives back what was there, for files and for scores.
import { expect, test } from 'vitest';
import { packFile, unpackFile } from '../../src/midi/packed-file.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import type { MidiEvent } from '../../src/midi/types.ts';
import { packScore, unpackScore } from '../../src/score/packed-score.ts';
import { toScore } from '../../src/score/to-score.ts';
import { createRandom } from '../midi/random.ts';
import { randomFile } from '../midi/random-file.ts';

const SEED = 31;
const FILES = 200;

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

test('every kind of event', () => {
  const division = { kind: 'ppq', ticksPerQuarter: 480 } as const;
  const file = { format: 1, division, tracks: [{ name: 'one', events: EVENTS }], problems: [] } as const;
  const copy = { ...file, tracks: [{ name: 'one', events: [...EVENTS] }], problems: [] };
  expect(unpackFile(packFile(copy))).toEqual(file);
});

test('random files and their scores', () => {
  const random = createRandom(SEED);
  for (let count = 0; count < FILES; count += 1) {
    const file = readMidi(randomFile(random));
    const score = toScore(file);
    expect(unpackFile(packFile(file)), `seed ${SEED}, file ${count}`).toEqual(file);
    expect(unpackScore(packScore(score)), `seed ${SEED}, file ${count}`).toEqual(score);
  }
});
