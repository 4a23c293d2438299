/** A gentle limiter: loud passages are pressed together, and no sample ever reaches full scale. */

/** Up to here (of full scale 1) nothing is changed. */
const THRESHOLD = 0.6;
const RELEASE_MS = 90;

export interface Limiter {
  /** Limits both channels in place, by one gain, so that nothing wanders between them. */
  apply(left: Float32Array, right: Float32Array): void;
}

/** Attack is at once (the gain follows the peak itself), so no look-ahead and no latency. */
export function createLimiter(sampleRateHz: number): Limiter {
  const fall = Math.exp(-1000 / (RELEASE_MS * sampleRateHz));
  let peak = 0;

  function apply(left: Float32Array, right: Float32Array): void {
    for (let frame = 0; frame < left.length; frame++) {
      const l = left[frame] ?? 0;
      const r = right[frame] ?? 0;
      peak = Math.max(peak * fall, Math.abs(l), Math.abs(r));
      if (peak <= THRESHOLD) continue;
      const gain = pressed(peak) / peak;
      left[frame] = l * gain;
      right[frame] = r * gain;
    }
  }
  return { apply };
}

/** Bends the line at the threshold, smoothly, towards 1 and never above. */
function pressed(level: number): number {
  const room = 1 - THRESHOLD;
  return THRESHOLD + room * (1 - Math.exp(-(level - THRESHOLD) / room));
}
