/** What an emulated board may suffer from, as options: a clock that errs and wanders, a cable that delays. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { EmulatedBoardOptions } from '../../emulator/types.ts';
import { numberBetween } from './option-values.ts';

export type EmulationOptions = {
  /** One for each board in turn. */
  skewPpm?: number[];
  driftPpm?: number;
  linkDelayMs?: number;
  seed?: number;
};

/** What a board's options take of it. */
export type Emulation = Pick<EmulatedBoardOptions, 'skewPpm' | 'driftPpm' | 'delay' | 'seed'>;

const SKEW_PPM_MAX = 20_000;

/** Adds the options of `EmulationOptions` to a command. */
export function addEmulationOptions(command: Command): Command {
  return command
    .option(
      '--skew-ppm <list>',
      'how fast the clocks of emulated boards run, such as 5000,-3000 (ppm, boards in turn)',
      parseSkews,
    )
    .option(
      '--drift-ppm <ppm>',
      'how far those clocks wander within a minute',
      numberBetween(0, SKEW_PPM_MAX),
    )
    .option('--link-delay-ms <ms>', 'the longest delay of their cables, each way', numberBetween(0, 100))
    .option('--seed <number>', 'another position of the heads, other delays', numberBetween(0, 2 ** 31));
}

/** For the board at `index` of the rig. */
export function emulationOf(options: EmulationOptions, index = 0): Emulation {
  const { skewPpm = [0], driftPpm, linkDelayMs = 0, seed = 1 } = options;
  return {
    skewPpm: skewPpm[index % skewPpm.length],
    driftPpm,
    delay: { minUs: 0, maxUs: linkDelayMs * 1000 },
    seed: seed + index,
  };
}

function parseSkews(text: string): number[] {
  const skews = text.split(',').map((item) => (item.trim() === '' ? Number.NaN : Number(item)));
  if (skews.every((skew) => Math.abs(skew) <= SKEW_PPM_MAX)) return skews;
  throw new InvalidArgumentError(`Give numbers from -${SKEW_PPM_MAX} to ${SKEW_PPM_MAX}.`);
}
