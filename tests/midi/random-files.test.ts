// Files at random: whole ones against a second reader, damaged ones against reason.
import { expect, test } from 'vitest';
import { readMidi } from '../../src/midi/read-midi.ts';
import { toScore } from '../../src/score/to-score.ts';
import { mutate } from './mutate.ts';
import { oracleNotes, sortNotes } from './oracle.ts';
import { createRandom } from './random.ts';
import { randomFile } from './random-file.ts';

const SEED = 416;

test('notes of 2,000 whole files are those that a second reader finds, to 1 µs', () => {
  const random = createRandom(SEED);
  for (let round = 0; round < 2000; round += 1) {
    const bytes = randomFile(random);
    const score = toScore(readMidi(bytes));
    const label = `seed ${SEED}, round ${round}`;
    expect(
      score.problems.filter(({ code }) => code !== 'stuck-note'),
      label,
    ).toEqual([]);
    const told = sortNotes(score.notes.rows());
    const expected = oracleNotes(bytes);
    expect(told.length, label).toBe(expected.length);
    const differs = told.findIndex((note, index) => !isSame(note, expected[index]));
    expect(told[differs], label).toEqual(expected[differs]);
  }
});

function isSame(
  a: ReturnType<typeof oracleNotes>[number],
  b: ReturnType<typeof oracleNotes>[number] | undefined,
): boolean {
  return (
    b !== undefined &&
    Math.abs(a.startUs - b.startUs) < 1e-3 &&
    Math.abs(a.endUs - b.endUs) < 1e-3 &&
    a.channel === b.channel &&
    a.note === b.note &&
    a.velocity === b.velocity &&
    a.track === b.track
  );
}

test('10,000 damaged files: read to an end, with notes that make sense', () => {
  const random = createRandom(SEED);
  for (let round = 0; round < 10_000; round += 1) {
    const bytes = mutate(randomFile(random), random);
    const score = readDamaged(bytes);
    if (!score) continue;
    const wrong = score.notes
      .rows()
      .find(
        ({ startUs, endUs, channel, note, velocity }) =>
          !(startUs >= 0 && endUs >= startUs && endUs <= score.durationUs) ||
          !(channel >= 1 && channel <= 16 && note >= 0 && note <= 127 && velocity >= 1 && velocity <= 127),
      );
    expect(wrong, `seed ${SEED}, round ${round}`).toBeUndefined();
  }
});

/** Undefined where nothing is left to read; any other error fails the test. */
function readDamaged(bytes: Uint8Array): ReturnType<typeof toScore> | undefined {
  try {
    return toScore(readMidi(bytes));
  } catch (error) {
    if (error instanceof Error && error.name === 'MidiReadError') return undefined;
    throw error;
  }
}
