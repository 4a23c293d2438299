/** Reads files damaged at random: none may crash or hang. */
import { readMidi } from '../../src/midi/read-midi.ts';
import { toScore } from '../../src/score/to-score.ts';
import { mutate } from '../../tests/midi/mutate.ts';
import type { Random } from '../../tests/midi/random.ts';
import { randomFile } from '../../tests/midi/random-file.ts';

export type Survival = {
  read: number;
  /** Nothing of a MIDI file was left. */
  refused: number;
  slowestMs: number;
};

const HANG_MS = 2000;

/** @throws any error that is not a refusal, or where a file takes longer than 2 s. */
export function surviveDamage(files: number, random: Random): Survival {
  const survival: Survival = { read: 0, refused: 0, slowestMs: 0 };
  for (let count = 0; count < files; count += 1) {
    const bytes = mutate(randomFile(random), random);
    const startMs = performance.now();
    const score = readOrRefuse(bytes);
    const ms = performance.now() - startMs;
    survival.slowestMs = Math.max(survival.slowestMs, ms);
    if (ms > HANG_MS) throw new Error(`a file took ${ms} ms`);
    if (score) survival.read += 1;
    else survival.refused += 1;
  }
  return survival;
}

function readOrRefuse(bytes: Uint8Array): ReturnType<typeof toScore> | undefined {
  try {
    return toScore(readMidi(bytes));
  } catch (error) {
    if (error instanceof Error && error.name === 'MidiReadError') return undefined;
    throw error;
  }
}
