/** Lints files damaged at random, with an arrangement and without: none may crash or hang. */
import { lintSources } from '../../src/lint/lint-sources.ts';
import { presetSettings } from '../../src/lint/presets.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { mutate } from '../../tests/midi/mutate.ts';
import type { Random } from '../../tests/midi/random.ts';
import { randomFile } from '../../tests/midi/random-file.ts';

export type Survival = {
  linted: number;
  /** Nothing of a MIDI file was left, or nothing that the arrangement could be used for. */
  refused: number;
  slowestMs: number;
};

const HANG_MS = 2000;
const REFUSALS = ['MidiReadError', 'UserFileError'];
/** Asks for all that arranging can do, of the two channels that the files have. */
const ARRANGEMENT = {
  path: 'song.yaml',
  text: `parts:
  - { from: { channel: 1 }, split: top, drive: 1, double: { drive: 2, octave: 0 } }
  - { from: { channel: 1 }, split: rest, drive: [3, 4], sustain: true }
  - { from: { channel: 2 }, drive: 5, octave: -1 }
`,
};

/** @throws any error that is not a refusal, or where a file takes longer than 2 s. */
export function surviveDamage(files: number, random: Random): Survival {
  const survival: Survival = { linted: 0, refused: 0, slowestMs: 0 };
  for (let count = 0; count < files; count += 1) {
    const bytes = mutate(randomFile(random), random);
    const startMs = performance.now();
    if (lintOrRefuse(bytes, count % 2 === 0)) survival.linted += 1;
    else survival.refused += 1;
    const ms = performance.now() - startMs;
    survival.slowestMs = Math.max(survival.slowestMs, ms);
    if (ms > HANG_MS) throw new Error(`file ${count} took ${ms.toFixed(0)} ms`);
  }
  return survival;
}

function lintOrRefuse(bytes: Uint8Array, isArranged: boolean): boolean {
  const arrangement = isArranged ? ARRANGEMENT : undefined;
  const settings = presetSettings('strict');
  try {
    lintSources({ path: 'song.mid', bytes, arrangement, rig: defaultRig(), settings });
    return true;
  } catch (error) {
    if (error instanceof Error && REFUSALS.includes(error.name)) return false;
    throw error;
  }
}
