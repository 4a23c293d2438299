/** Samples as a WAV file: stereo, 16 bit PCM, whole or piece by piece. */

const HEADER_BYTES = 44;
const FRAME_BYTES = 4;
const SIZE_MAX = 0xffff_ffff;

/**
 * The 44 bytes before the samples (RIFF WAVE, Microsoft/IBM 1991). Without `frames`, or where they pass 4 GiB, the sizes
 * are the greatest possible, which players take as "until the end".
 */
export function wavHeader(sampleRateHz: number, frames = Infinity): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const dataBytes = Math.min(frames * FRAME_BYTES, SIZE_MAX - HEADER_BYTES);
  bytes.set(ascii('RIFF'), 0);
  view.setUint32(4, dataBytes + HEADER_BYTES - 8, true);
  bytes.set(ascii('WAVEfmt '), 8);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * FRAME_BYTES, true);
  view.setUint16(32, FRAME_BYTES, true);
  view.setUint16(34, 16, true);
  bytes.set(ascii('data'), 36);
  view.setUint32(40, dataBytes, true);
  return bytes;
}

/** Both channels, full scale ±1, as 16 bit little-endian frames; what lies beyond full scale is clipped. */
export function encodeFrames(left: Float32Array, right: Float32Array): Uint8Array {
  const bytes = new Uint8Array(left.length * FRAME_BYTES);
  const view = new DataView(bytes.buffer);
  for (let frame = 0; frame < left.length; frame++) {
    view.setInt16(frame * FRAME_BYTES, toInt16(left[frame] ?? 0), true);
    view.setInt16(frame * FRAME_BYTES + 2, toInt16(right[frame] ?? 0), true);
  }
  return bytes;
}

/** A whole WAV file. */
export function encodeWav(left: Float32Array, right: Float32Array, sampleRateHz: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + left.length * FRAME_BYTES);
  bytes.set(wavHeader(sampleRateHz, left.length));
  bytes.set(encodeFrames(left, right), HEADER_BYTES);
  return bytes;
}

function toInt16(sample: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767)));
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
