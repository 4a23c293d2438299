/** Takes the standing part out of the sound: hits that all push the same way would move a loudspeaker off its middle. */

const CORNER_HZ = 25;
/** Below this (-200 dB) the filter is at rest, so that silence is exact zeros. */
const AT_REST = 1e-10;

export interface DcBlocker {
  /** Filters the next samples in place. */
  apply(samples: Float32Array): void;
}

/** A first-order high-pass. */
export function createDcBlocker(sampleRateHz: number): DcBlocker {
  const share = 1 - Math.exp((-2 * Math.PI * CORNER_HZ) / sampleRateHz);
  let standing = 0;

  function apply(samples: Float32Array): void {
    for (let frame = 0; frame < samples.length; frame++) {
      const sample = samples[frame] ?? 0;
      if (sample === 0 && standing === 0) continue;
      standing += (sample - standing) * share;
      if (sample === 0 && Math.abs(standing) < AT_REST) standing = 0;
      samples[frame] = sample - standing;
    }
  }
  return { apply };
}
