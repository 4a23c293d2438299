/** Files written piece by piece while a song is rendered, whole and readable whenever the writing ends. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { encodeFrames, wavHeader } from '../../sound/wav.ts';
import { toFileError } from '../../userfile/node/file-error.ts';

export interface WavFile {
  readonly write: (left: Float32Array, right: Float32Array) => void;
  /** Puts the true length into the header. */
  close(): void;
}

/** Throws a FileError where the file cannot be written. */
export function createWavFile(path: string, sampleRateHz: number): WavFile {
  const file = openFile(path);
  let frames = 0;
  file.write(wavHeader(sampleRateHz, 0));
  return {
    write(left, right) {
      file.write(encodeFrames(left, right));
      frames += left.length;
    },
    close() {
      file.write(wavHeader(sampleRateHz, frames), 0);
      file.close();
    },
  };
}

export interface LinesFile {
  /** One JSON value a line. */
  write(value: unknown): void;
  close(): void;
}

const PENDING_CHARACTERS_MAX = 1 << 16;

/** A file of JSON lines. Throws a FileError where it cannot be written. */
export function createLinesFile(path: string): LinesFile {
  const file = openFile(path);
  let pending = '';
  const flush = (): void => {
    file.write(new TextEncoder().encode(pending));
    pending = '';
  };
  return {
    write(value) {
      pending += `${JSON.stringify(value)}\n`;
      if (pending.length > PENDING_CHARACTERS_MAX) flush();
    },
    close() {
      flush();
      file.close();
    },
  };
}

function openFile(path: string): { write(bytes: Uint8Array, position?: number): void; close(): void } {
  const explained = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw toFileError(path, error, 'write');
    }
  };
  const descriptor = explained(() => openSync(path, 'w'));
  return {
    write: (bytes, position) => explained(() => void writeSync(descriptor, bytes, 0, bytes.length, position)),
    close: () => explained(() => closeSync(descriptor)),
  };
}
