/** What an ear's first stage would tell: the lines of a sound and how strong they are. */
import FFT from 'fft.js';

export type Spectrum = { powers: Float64Array; hzPerBin: number };

const FRAMES = 2 ** 16;

/** Power spectrum of 65,536 samples from `from` on, under a Blackman–Harris window (side lobes -92 dB). */
export function spectrumOf(samples: Float32Array, from: number, rateHz: number): Spectrum {
  const fft = new FFT(FRAMES);
  const windowed = Array.from({ length: FRAMES }, (_, index) => {
    const turn = (2 * Math.PI * index) / FRAMES;
    const weight =
      0.35875 - 0.48829 * Math.cos(turn) + 0.14128 * Math.cos(2 * turn) - 0.01168 * Math.cos(3 * turn);
    return weight * (samples[from + index] ?? 0);
  });
  const complex = fft.createComplexArray();
  fft.realTransform(complex, windowed);
  const powers = Float64Array.from(
    { length: FRAMES / 2 },
    (_, bin) => (complex[2 * bin] ?? 0) ** 2 + (complex[2 * bin + 1] ?? 0) ** 2,
  );
  return { powers, hzPerBin: rateHz / FRAMES };
}

/** The strongest line between two frequencies: where it stands (parabola through the logarithms) and its power. */
export function lineBetween(
  spectrum: Spectrum,
  lowHz: number,
  highHz: number,
): { hz: number; power: number } {
  const { powers, hzPerBin } = spectrum;
  let top = Math.ceil(lowHz / hzPerBin);
  for (let bin = top; bin <= highHz / hzPerBin; bin++) if ((powers[bin] ?? 0) > (powers[top] ?? 0)) top = bin;
  const [before, at, after] = [-1, 0, 1].map((offset) => Math.log((powers[top + offset] ?? 0) + 1e-30));
  if (before === undefined || at === undefined || after === undefined) throw new Error('no bins there');
  const offset = (0.5 * (before - after)) / (before - 2 * at + after);
  return { hz: (top + offset) * hzPerBin, power: Math.exp(at) };
}

export function powerBetween({ powers, hzPerBin }: Spectrum, lowHz: number, highHz: number): number {
  let sum = 0;
  for (let bin = Math.ceil(lowHz / hzPerBin); bin < highHz / hzPerBin; bin++) sum += powers[bin] ?? 0;
  return sum;
}
