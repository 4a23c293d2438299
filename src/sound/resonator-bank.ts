/** Damped modes as turning complex numbers: struck at any fraction of a sample, they ring on exactly. */

/** Below this (-180 dB) a mode has died; a bank of dead modes costs nothing until it is struck again. */
const INAUDIBLE = 1e-9;

export interface ResonatorBank {
  /** Adds a hit of `level` to one mode, `aheadFrames` before the next sample; `phase` in radians, 0 starts from rest. */
  strike(mode: number, level: number, phase: number, aheadFrames: number): void;
  /** Adds the next samples of all modes to `out[from..to)`. */
  add(out: Float64Array, from: number, to: number): void;
  readonly ringing: boolean;
}

/** A bank of modes at `hz` that fall to 1/e in `decayMs`. */
export function createResonatorBank(
  modes: readonly { hz: number; decayMs: number }[],
  sampleRateHz: number,
): ResonatorBank {
  // Modes are computed three at a time, which hides the latency of each one's chain of multiplications.
  const size = Math.ceil(modes.length / 3) * 3;
  const turn = modes.map(({ hz }) => (2 * Math.PI * hz) / sampleRateHz);
  const loss = modes.map(({ decayMs }) => 1000 / (decayMs * sampleRateHz));
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const stepRe = new Float64Array(size);
  const stepIm = new Float64Array(size);
  modes.forEach((_, mode) => {
    const shrink = Math.exp(-(loss[mode] ?? 0));
    stepRe[mode] = shrink * Math.cos(turn[mode] ?? 0);
    stepIm[mode] = shrink * Math.sin(turn[mode] ?? 0);
  });
  let ringing = false;

  function strike(mode: number, level: number, phase: number, aheadFrames: number): void {
    const left = level * Math.exp(-(loss[mode] ?? 0) * aheadFrames);
    const angle = phase + (turn[mode] ?? 0) * aheadFrames;
    re[mode] = (re[mode] ?? 0) + left * Math.cos(angle);
    im[mode] = (im[mode] ?? 0) + left * Math.sin(angle);
    ringing = true;
  }

  function add(out: Float64Array, from: number, to: number): void {
    if (!ringing) return;
    let loudest = 0;
    for (let mode = 0; mode < size; mode += 3) loudest = Math.max(loudest, addThree(out, from, to, mode));
    if (loudest >= INAUDIBLE) return;
    ringing = false;
    re.fill(0);
    im.fill(0);
  }

  function addThree(out: Float64Array, from: number, to: number, a: number): number {
    const [b, c] = [a + 1, a + 2];
    let reA = re[a] ?? 0;
    let reB = re[b] ?? 0;
    let reC = re[c] ?? 0;
    let imA = im[a] ?? 0;
    let imB = im[b] ?? 0;
    let imC = im[c] ?? 0;
    const cosA = stepRe[a] ?? 0;
    const cosB = stepRe[b] ?? 0;
    const cosC = stepRe[c] ?? 0;
    const sinA = stepIm[a] ?? 0;
    const sinB = stepIm[b] ?? 0;
    const sinC = stepIm[c] ?? 0;
    for (let frame = from; frame < to; frame++) {
      out[frame] = (out[frame] ?? 0) + (imA + imB + imC);
      const nextA = reA * cosA - imA * sinA;
      imA = reA * sinA + imA * cosA;
      reA = nextA;
      const nextB = reB * cosB - imB * sinB;
      imB = reB * sinB + imB * cosB;
      reB = nextB;
      const nextC = reC * cosC - imC * sinC;
      imC = reC * sinC + imC * cosC;
      reC = nextC;
    }
    re[a] = reA;
    re[b] = reB;
    re[c] = reC;
    im[a] = imA;
    im[b] = imB;
    im[c] = imC;
    return Math.max(
      Math.abs(reA) + Math.abs(imA),
      Math.abs(reB) + Math.abs(imB),
      Math.abs(reC) + Math.abs(imC),
    );
  }

  return {
    strike,
    add,
    get ringing() {
      return ringing;
    },
  };
}
