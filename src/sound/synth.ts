/** Steps → samples: the sound of a table of floppy drives, made from nothing but when their heads stepped. */
import { createDcBlocker } from './dc-blocker.ts';
import { createDriveBody } from './drive-body.ts';
import { createDriveVoice, type HeardStep } from './drive-voice.ts';
import { createLimiter } from './limiter.ts';
import { createRandom } from '../drive/seeded-random.ts';

export const SAMPLE_RATE_HZ = 48_000;

export type SynthOptions = {
  /** The drives in their order on the table, left to right; `levelDb` as in the rig. */
  drives: readonly { levelDb: number }[];
  sampleRateHz?: number;
  /** Chooses the drives' bodies and the variation of their steps. */
  seed?: number;
};

/** A step with its time: µs since the first sample. A `StepEdge` is one. */
export type TimedStep = HeardStep & { us: number };

export interface Synth {
  readonly sampleRateHz: number;
  /**
   * A step of the drive at this place in `drives`, counted from 0. Steps of one drive come in order of time; they may
   * come any while before their samples are pulled. One whose samples are gone already sounds at once.
   */
  step(driveIndex: number, step: TimedStep): void;
  /** Fills both channels with the next samples, full scale ±1. */
  pull(left: Float32Array, right: Float32Array): void;
  /** Frames pulled so far. */
  readonly frames: number;
  /** Whether nothing sounds and no step waits. */
  readonly silent: boolean;
}

/** Peak of one drive's body at 0 dB: six drives in a chord just reach the limiter. */
const DRIVE_LEVEL = 0.19;
/** The outermost drives stand this far from the middle, 0 centre to 1 hard side. */
const PAN_WIDTH = 0.65;

/** A synthesizer that costs about 1 % of a core for six busy drives. */
export function createSynth(options: SynthOptions): Synth {
  const { drives, sampleRateHz = SAMPLE_RATE_HZ, seed = 1 } = options;
  const blockers = [createDcBlocker(sampleRateHz), createDcBlocker(sampleRateHz)] as const;
  const limiter = createLimiter(sampleRateHz);
  const players = drives.map(({ levelDb }, index) => {
    const random = createRandom(seed * 65_537 + index);
    const place = drives.length > 1 ? (2 * index) / (drives.length - 1) - 1 : 0;
    const angle = ((place * PAN_WIDTH + 1) * Math.PI) / 4;
    const gain = DRIVE_LEVEL * Math.SQRT2 * 10 ** (levelDb / 20);
    return {
      voice: createDriveVoice(createDriveBody(random), sampleRateHz, random),
      leftGain: gain * Math.cos(angle),
      rightGain: gain * Math.sin(angle),
    };
  });
  let mono = new Float64Array(0);
  let frames = 0;

  function step(driveIndex: number, { us, ...heard }: TimedStep): void {
    players[driveIndex]?.voice.step((us * sampleRateHz) / 1e6, heard);
  }

  function pull(left: Float32Array, right: Float32Array): void {
    const count = left.length;
    if (mono.length < count) mono = new Float64Array(count);
    left.fill(0);
    right.fill(0);
    for (const { voice, leftGain, rightGain } of players) {
      if (voice.silent) continue;
      mono.fill(0, 0, count);
      voice.add(mono, frames, count);
      for (let frame = 0; frame < count; frame++) {
        const sample = mono[frame] ?? 0;
        left[frame] = (left[frame] ?? 0) + sample * leftGain;
        right[frame] = (right[frame] ?? 0) + sample * rightGain;
      }
    }
    blockers[0].apply(left);
    blockers[1].apply(right);
    limiter.apply(left, right);
    frames += count;
  }

  return {
    sampleRateHz,
    step,
    pull,
    get frames() {
      return frames;
    },
    get silent() {
      return players.every(({ voice }) => voice.silent);
    },
  };
}
