/** A recording stands on the tempo map of its song, and ends what was still held. */
import { expect, test } from 'vitest';
import { createRecording, PLAIN_GRID } from '../../src/live/recording.ts';
import type { Recording, RecordingGrid } from '../../src/live/recording.ts';
import { unpackEvents } from '../../src/midi/event-table.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { writeMidi } from '../../src/midi/write-midi.ts';
import { toScore } from '../../src/score/to-score.ts';
import { bend, cc, off, on } from './band.ts';

test('played against a song that slows down, every note is at its time in the song', () => {
  const recording = createRecording({
    ticksPerQuarter: 96,
    tempos: [
      { startUs: 0, midiTick: 0, usPerQuarter: 500_000 },
      { startUs: 2e6, midiTick: 384, usPerQuarter: 1_000_000 },
    ],
    meters: [{ startUs: 0, bar: 1, numerator: 3, denominator: 4 }],
  });
  recording.add(on('C4', 90, 2), 1e6);
  recording.add(off('C4', 2), 2.5e6);
  recording.add(on('D4', 70), 4e6);
  recording.add(cc(64, 127), 4.5e6);
  recording.add(bend(100), 4.6e6);
  recording.add({ type: 'clock' }, 4.7e6);
  const score = toScore(readMidi(writeMidi(recording.end(6e6))));
  expect(score.problems).toEqual([]);
  expect(
    score.notes.rows().map(({ note, channel, startUs, endUs }) => [note, channel, startUs, endUs]),
  ).toEqual([
    [60, 2, 1e6, 2.5e6],
    [62, 1, 4e6, 6e6],
  ]);
  expect(score.tempos.map(({ usPerQuarter }) => usPerQuarter)).toEqual([500_000, 1_000_000]);
  expect(score.meters[0]).toMatchObject({ numerator: 3, denominator: 4 });
  expect(score.pedals.map(({ down }) => down)).toEqual([true, false]);
});

test('without a song a quarter lasts half a second; an empty recording is a file too', () => {
  const score = toScore(readMidi(writeMidi(createRecording(PLAIN_GRID).end(1e6))));
  expect(score.notes.length).toBe(0);
  expect(score.tempos[0]?.usPerQuarter).toBe(500_000);
});

const FAST: RecordingGrid = { ...PLAIN_GRID, ticksPerQuarter: 1000 };

function eventsOf(recording: Recording, endUs: number): string[] {
  const { tracks } = recording.end(endUs);
  return tracks.map(({ name, events }) => {
    const told = unpackEvents(events).map(({ midiTick, type, ...fields }) =>
      [midiTick, type, ...Object.values(fields)].join(' '),
    );
    return [name, ...told].join(' | ');
  });
}

test('tempo map and playing are two tracks; times are rounded to ticks, and none is before the start', () => {
  const recording = createRecording(FAST);
  recording.add(on('C4', 90), -1);
  recording.add(off('C4'), 249);
  recording.add(on('E4', 70), 250);
  expect(eventsOf(recording, 1000)).toEqual([
    ' | 0 tempo 500000 | 0 timeSignature 4 4',
    'flopera live | 0 noteOn 1 60 90 | 0 noteOff 1 60 0 | 1 noteOn 1 64 70 | 2 noteOff 1 64 0',
  ]);
});

test('a fraction of a tempo is rounded, and a metre stands where it stood; the writer sorts', () => {
  const recording = createRecording({
    ticksPerQuarter: 100,
    tempos: [
      { startUs: 0, midiTick: 0, usPerQuarter: 500_000.4 },
      { startUs: 1_000_000.8, midiTick: 200, usPerQuarter: 250_000 },
    ],
    meters: [
      { startUs: 0, bar: 1, numerator: 4, denominator: 4 },
      { startUs: 1_500_000.8, bar: 2, numerator: 6, denominator: 8 },
    ],
  });
  expect(eventsOf(recording, 0)[0]).toBe(
    ' | 0 tempo 500000 | 200 tempo 250000 | 0 timeSignature 4 4 | 400 timeSignature 6 8',
  );
});

test('what is still held ends at the end, or with the last event where that is later', () => {
  const early = createRecording(FAST);
  early.add(on('C4', 90), 1e6);
  early.add(cc(7, 1), 1.5e6);
  early.add(cc(64, 127), 2e6);
  expect(eventsOf(early, 1e6)[1]).toBe(
    'flopera live | 2000 noteOn 1 60 90 | 3000 controller 1 7 1 | 4000 controller 1 64 127 | 4000 controller 1 64 0 | 4000 noteOff 1 60 0',
  );
  const late = createRecording(FAST);
  late.add(on('C4', 90), 1e6);
  expect(eventsOf(late, 3e6)[1]).toBe('flopera live | 2000 noteOn 1 60 90 | 6000 noteOff 1 60 0');
});

test('what is no message of a channel is not recorded', () => {
  const recording = createRecording(FAST);
  recording.add({ type: 'clock' }, 0);
  recording.add({ type: 'reset' }, 0);
  expect(eventsOf(recording, 1e6)[1]).toBe('flopera live');
});
