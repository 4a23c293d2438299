/** Reads files damaged at random: none may crash or hang, and damage that changes the notes should be told. */
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
  /** Share of the files whose number of notes changed, and of which no problem is told. */
  untold: number;
};

const HANG_MS = 2000;

/** @throws any error that is not a refusal, or where a file takes longer than 2 s. */
export function surviveDamage(files: number, random: Random): Survival {
  const survival: Survival = { read: 0, refused: 0, slowestMs: 0, untold: 0 };
  let changed = 0;
  for (let count = 0; count < files; count += 1) {
    const whole = randomFile(random);
    const startMs = performance.now();
    const score = readOrRefuse(mutate(whole, random));
    const ms = performance.now() - startMs;
    survival.slowestMs = Math.max(survival.slowestMs, ms);
    if (ms > HANG_MS) throw new Error(`a file took ${ms} ms`);
    if (!score) {
      survival.refused += 1;
      continue;
    }
    survival.read += 1;
    if (score.notes.length === toScore(readMidi(whole)).notes.length) continue;
    changed += 1;
    if (score.problems.length === 0) survival.untold += 1;
  }
  return { ...survival, untold: survival.untold / Math.max(1, changed) };
}

function readOrRefuse(bytes: Uint8Array): ReturnType<typeof toScore> | undefined {
  try {
    return toScore(readMidi(bytes));
  } catch (error) {
    if (error instanceof Error && error.name === 'MidiReadError') return undefined;
    throw error;
  }
}
