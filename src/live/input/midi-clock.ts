/** MIDI clock as a musician means it: whether it runs, how fast, and when the next division of a bar falls. */

import { CLOCKS_PER_QUARTER } from '../../midi/midi-stream.ts';

export interface MidiClock {
  /** A tick of the clock, 24 to the quarter, at this time (hostUs). */
  tick(atUs: number): void;
  start(): void;
  /** Goes on where it stopped. */
  resume(): void;
  stop(): void;
  /** Ticks come, and nothing has stopped them. A clock that is sent without a start runs too. */
  isRunning(nowUs: number): boolean;
  /** Ticks since the start. */
  readonly ticks: number;
  /** Quarters a minute over the last quarter; undefined before one has passed. */
  readonly tempoBpm: number | undefined;
}

/** No tick for so long is a pause, not a tempo: 10 quarters a minute. */
export const CLOCK_GAP_US_MAX = 250_000;

export function createMidiClock(): MidiClock {
  let ticks = 0;
  let stopped = false;
  let times: number[] = [];

  function tick(atUs: number): void {
    if (atUs - (times.at(-1) ?? atUs) > CLOCK_GAP_US_MAX) times = [];
    times.push(atUs);
    if (times.length > CLOCKS_PER_QUARTER + 1) times.shift();
    if (!stopped) ticks++;
  }

  return {
    tick,
    start() {
      ticks = 0;
      stopped = false;
    },
    resume() {
      stopped = false;
    },
    stop() {
      stopped = true;
    },
    isRunning: (nowUs) => !stopped && nowUs - (times.at(-1) ?? -Infinity) <= CLOCK_GAP_US_MAX,
    get ticks() {
      return ticks;
    },
    get tempoBpm() {
      if (times.length <= CLOCKS_PER_QUARTER) return undefined;
      const quarterUs = (times.at(-1) ?? 0) - (times[0] ?? 0);
      return quarterUs > 0 ? 60e6 / quarterUs : undefined;
    },
  };
}
