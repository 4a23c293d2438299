/** Writes what fixes changed; of a MIDI file every version that was not written by a fix is kept beside it. */
import { existsSync, readFileSync } from 'node:fs';
import type { FileChanges } from './fix-file.ts';
import { createFile, replaceFile } from './replace-file.ts';

const COPY_ENDING = '.bak';

export type Writing = {
  /** Names of the files written, as a user reads them. */
  written: string[];
  /** What could not be written, with the system's error. */
  failed: { path: string; error: unknown }[];
};

/** One file that cannot be written does not keep the other from it. */
export function writeChanges({ arrangement, midi }: FileChanges): Writing {
  const writing: Writing = { written: [], failed: [] };
  const attempt = (path: string, write: () => string): void => {
    try {
      writing.written.push(write());
    } catch (error) {
      writing.failed.push({ path, error });
    }
  };
  if (arrangement) {
    attempt(arrangement.path, () => {
      replaceFile(arrangement.path, arrangement.after);
      return arrangement.path;
    });
  }
  if (midi) {
    attempt(midi.path, () => {
      const copy = keepCopy(midi.path, midi.before);
      replaceFile(midi.path, midi.after);
      return `${midi.path} (as it was: ${copy})`;
    });
  }
  return writing;
}

/** The name of the file that holds these bytes: a song exported anew must not replace the copy of the one before. */
function keepCopy(path: string, bytes: Uint8Array): string {
  for (let count = 0; ; count += 1) {
    const copy = path + COPY_ENDING + (count === 0 ? '' : `.${count}`);
    if (!existsSync(copy)) {
      createFile(copy, bytes, path);
      return copy;
    }
    if (readFileSync(copy).equals(bytes)) return copy;
  }
}
