/** Writes a WAV file piece by piece, so that a long piece needs no more memory than a short one. */
import { open } from 'node:fs/promises';
import { encodeFrames, wavHeader } from '../wav.ts';

export interface WavFile {
  /** The next samples, full scale ±1. */
  write(left: Float32Array, right: Float32Array): Promise<void>;
  /** Puts the length into the header and closes the file. */
  close(): Promise<void>;
}

/** Creates (or replaces) the file; rejects with the system's error where it cannot be written. */
export async function createWavFile(path: string, sampleRateHz: number): Promise<WavFile> {
  const file = await open(path, 'w');
  const header = wavHeader(sampleRateHz);
  await file.write(header, 0, header.length, 0);
  let frames = 0;
  let endByte = header.length;

  async function write(left: Float32Array, right: Float32Array): Promise<void> {
    const bytes = encodeFrames(left, right);
    const at = endByte;
    endByte += bytes.length;
    frames += left.length;
    await file.write(bytes, 0, bytes.length, at);
  }

  async function close(): Promise<void> {
    await file.write(wavHeader(sampleRateHz, frames), 0, header.length, 0);
    await file.close();
  }

  return { write, close };
}
