/** One drive as it is heard: each step strikes its body, harder or softer by what came before. */
import { TRACK_MAX } from '../drive/tracks.ts';
import type { StepEdge } from '../drive/types.ts';
import type { DriveBody } from './drive-body.ts';
import { createResonatorBank } from './resonator-bank.ts';

/** What the sound of a step depends on. */
export type HeardStep = Pick<StepEdge, 'dir' | 'track' | 'blocked'>;

export interface DriveVoice {
  /** A step at `frame` (samples since the start, with fraction), not earlier than the one before. */
  step(frame: number, step: HeardStep): void;
  /** Adds the samples from frame `start` on to `out[0..frames)`; each call goes on where the last one ended. */
  add(out: Float64Array, start: number, frames: number): void;
  /** Nothing rings and nothing is due. */
  readonly silent: boolean;
}

type QueuedStep = { frame: number; step: HeardStep };

/** A step this long after the last one stands alone: the carriage rebounds twice. */
const ISOLATED_MS = 12;
const REBOUNDS = [
  { afterMs: 4.5, level: 0.42 },
  { afterMs: 9.5, level: 0.16 },
] as const;
/** Steps closer than this leave the slow modes no room to ring; up to ISOLATED_MS they fade in. */
const FAST_MS = 6;
const WHEN_FAST = { thump: 1 / 3, upper: 1 / 2 };
/** Variation from step to step: level, mix of the two body modes, phase of the tick (radians). */
const LEVEL_VARIATION = 0.06;
const LEAN_VARIATION = 0.25;
const TICK_PHASE_VARIATION = 0.9;
/** The modes of a tick start out of step (about the golden angle), or they would add up to a crack. */
const TICK_PHASE_STEP = 2.4;
/** Electronics that ignore a step at track 0 still twitch the motor; at the inner end the carriage bangs. */
const BLOCKED_OUTWARD = { all: 0.35, thump: 1, tick: 0.5 };
const BLOCKED_INWARD = { all: 1.15, thump: 3, tick: 2.5 };
const FREE = { all: 1, thump: 1, tick: 1 };
/** Steps already struck are cleared away in lots, or a long queue would be moved at each of them. */
const TAKEN_MAX = 4096;

/** A voice for `body`; `random` gives numbers in [0, 1). */
export function createDriveVoice(body: DriveBody, sampleRateHz: number, random: () => number): DriveVoice {
  const bank = createResonatorBank(body.modes, sampleRateHz);
  const framesPerMs = sampleRateHz / 1000;
  const queue: QueuedStep[] = [];
  let taken = 0;
  let rebounds: (QueuedStep & { level: number })[] = [];
  let lastFrame = -Infinity;

  function strike(frame: number, at: number, step: HeardStep, calm: number, level: number): void {
    const blocked = !step.blocked ? FREE : step.dir === 1 ? BLOCKED_OUTWARD : BLOCKED_INWARD;
    const outward = step.dir === 1;
    const loud =
      level * blocked.all * (outward ? body.outwardLevel : 1) * (1 + LEVEL_VARIATION * (2 * random() - 1));
    const lean =
      body.outwardLean * (outward ? 0.5 : -0.5) +
      body.trackLean * (step.track / TRACK_MAX - 0.5) +
      LEAN_VARIATION * (2 * random() - 1);
    const high = Math.min(1, Math.max(0, 0.5 + lean));
    body.modes.forEach((mode, index) => {
      let share = mode.level;
      let phase = 0;
      if (mode.part === 'bodyLow') share *= 1 - high;
      else if (mode.part === 'bodyHigh') share *= high;
      else if (mode.part === 'thump') share *= faded(WHEN_FAST.thump, calm) * blocked.thump;
      else if (mode.part === 'upper') share *= faded(WHEN_FAST.upper, calm);
      else if (mode.part === 'tick') {
        share *= blocked.tick;
        phase = TICK_PHASE_STEP * index + TICK_PHASE_VARIATION * (2 * random() - 1);
      }
      bank.strike(index, loud * share, phase, at - frame);
    });
  }

  function strikeStep({ frame, step }: QueuedStep, at: number): void {
    const gapMs = (frame - lastFrame) / framesPerMs;
    const calm = Math.min(1, Math.max(0, (gapMs - FAST_MS) / (ISOLATED_MS - FAST_MS)));
    lastFrame = frame;
    rebounds =
      gapMs < ISOLATED_MS
        ? []
        : REBOUNDS.map(({ afterMs, level }) => ({ frame: frame + afterMs * framesPerMs, step, level }));
    strike(frame, at, step, calm, 1);
  }

  /** Strikes what is due before sample `at + 1`; a step that comes too late is struck at once. */
  function strikeDue(at: number): number {
    for (;;) {
      const next = queue[taken];
      const rebound = rebounds[0];
      if (next && next.frame <= at && !(rebound && rebound.frame < next.frame)) {
        strikeStep(next.frame < at - 1 ? { ...next, frame: at } : next, at);
        taken++;
      } else if (rebound && rebound.frame <= at) {
        rebounds.shift();
        strike(rebound.frame, at, rebound.step, 1, rebound.level);
      } else break;
    }
    if (taken > TAKEN_MAX) {
      queue.splice(0, taken);
      taken = 0;
    }
    return Math.min(queue[taken]?.frame ?? Infinity, rebounds[0]?.frame ?? Infinity);
  }

  function add(out: Float64Array, start: number, frames: number): void {
    let from = 0;
    while (from < frames) {
      const nextFrame = strikeDue(start + from);
      const to = Math.min(frames, Math.max(from + 1, Math.ceil(nextFrame) - start));
      bank.add(out, from, to);
      from = to;
    }
  }

  return {
    step: (frame, step) => void queue.push({ frame, step }),
    add,
    get silent() {
      return taken === queue.length && rebounds.length === 0 && !bank.ringing;
    },
  };
}

/** From `fast` at calm 0 to 1 at calm 1. */
function faded(fast: number, calm: number): number {
  return fast + (1 - fast) * calm;
}
