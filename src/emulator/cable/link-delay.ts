/** What a cable with a frame clock (USB) adds: every piece is late by a random part of a frame, order is kept. */
import { createRandom } from '../../drive/seeded-random.ts';

/** Delay of a piece of data, uniform between the two, µs. */
export type DelayRange = { minUs: number; maxUs: number };

export interface LinkDelay {
  /** When data sent at `us` arrives: what is sent before an earlier piece has arrived comes along with it. */
  arrivalUs(us: number): number;
}

export function createLinkDelay(range: DelayRange, seed: number): LinkDelay {
  const random = createRandom(seed);
  let lastUs = -Infinity;
  return {
    arrivalUs(us: number) {
      if (us > lastUs) lastUs = us + range.minUs + random() * (range.maxUs - range.minUs);
      return lastUs;
    },
  };
}
