// Mending of MIDI files that were damaged at random.
import { expect, test } from 'vitest';
import { mendMidi } from '../../src/lint/fix/mend-midi.ts';
import { readMidi } from '../../src/midi/read-midi.ts';
import { toScore } from '../../src/score/to-score.ts';
import { mutate } from '../midi/mutate.ts';
import { createRandom } from '../midi/random.ts';
import { randomFile } from '../midi/random-file.ts';

test('mending mended files changes nothing: 500 damaged ones', () => {
  const seed = 77;
  const random = createRandom(seed);
  for (let round = 0; round < 500; round += 1) {
    const bytes = mutate(randomFile(random), random);
    const once = mendedOrNot(bytes);
    if (!once) continue;
    const label = `seed ${seed}, round ${round}`;
    expect(Buffer.compare(mendMidi(readMidi(once)), once), label).toBe(0);
    const score = toScore(readMidi(once));
    expect([score.stuck, score.restruck, readMidi(once).problems], label).toEqual([[], [], []]);
  }
});

/** Undefined where nothing can be read, or a pause is too long to be written. */
function mendedOrNot(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return mendMidi(readMidi(bytes));
  } catch (error) {
    if (error instanceof Error && (error.name === 'MidiReadError' || error instanceof RangeError))
      return undefined;
    throw error;
  }
}
