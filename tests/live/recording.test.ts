/** A recording stands on the tempo map of its song, and ends what was still held. */
import { expect, test } from 'vitest';
import { createRecording, PLAIN_GRID } from '../../src/live/recording.ts';
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
