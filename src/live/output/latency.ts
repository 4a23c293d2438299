/** How long events took, as percentiles of all so far, in memory that does not grow. */

export interface Latency {
  add(us: number): void;
  readonly count: number;
  /** The time, µs, that this share (0..1) of the events stayed within; 0 before the first. */
  percentileUs(share: number): number;
}

/** Bins grow by 5 % each, from 1 µs to over a minute: coarse enough to be few, fine enough to be told. */
const GROWTH = 1.05;
const BINS = 370;

export function createLatency(): Latency {
  const bins = new Uint32Array(BINS);
  let count = 0;

  function percentileUs(share: number): number {
    let left = Math.ceil(share * count);
    for (let bin = 0; bin < BINS; bin++) {
      left -= bins[bin] ?? 0;
      if (left <= 0) return count === 0 ? 0 : GROWTH ** bin;
    }
    return GROWTH ** BINS;
  }

  return {
    add(us) {
      const bin = Math.min(BINS - 1, Math.max(0, Math.ceil(Math.log(Math.max(us, 1)) / Math.log(GROWTH))));
      bins[bin] = (bins[bin] ?? 0) + 1;
      count++;
    },
    percentileUs,
    get count() {
      return count;
    },
  };
}
