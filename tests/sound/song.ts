/** Makes the steps of drives that play notes, and pulls what they sound like. */
import { createSynth, type Synth, type TimedStep } from '../../src/sound/synth.ts';
import { noteToPeriodUs } from '../../src/units/pitch.ts';

export const RATE_HZ = 48_000;

/** A head that travels between tracks 5 and 74 while the note lasts. */
export function stepsOf(note: number, startUs: number, endUs: number): TimedStep[] {
  const steps: TimedStep[] = [];
  let track = 40;
  let dir: 0 | 1 = 0;
  const periodUs = noteToPeriodUs(note);
  for (let count = 0; startUs + count * periodUs < endUs; count++) {
    if (track >= 74) dir = 1;
    if (track <= 5) dir = 0;
    track += dir === 1 ? -1 : 1;
    steps.push({ us: startUs + count * periodUs, dir, track, blocked: false });
  }
  return steps;
}

export function synthOf(driveCount: number, seed = 1): Synth {
  return createSynth({ drives: Array.from({ length: driveCount }, () => ({ levelDb: 0 })), seed });
}

export type Stereo = { left: Float32Array; right: Float32Array };

/** Pulls `seconds` in blocks of `blockFrames`. */
export function listen(synth: Synth, seconds: number, blockFrames = 960): Stereo {
  const frames = Math.round(seconds * synth.sampleRateHz);
  const left = new Float32Array(frames);
  const right = new Float32Array(frames);
  for (let from = 0; from < frames; from += blockFrames) {
    const to = Math.min(frames, from + blockFrames);
    synth.pull(left.subarray(from, to), right.subarray(from, to));
  }
  return { left, right };
}

export function play(synth: Synth, driveIndex: number, steps: TimedStep[]): void {
  for (const step of steps) synth.step(driveIndex, step);
}

export function peakOf(samples: Float32Array): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}
