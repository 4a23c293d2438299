/** Writes what fixes changed; of a MIDI file the first version is kept beside it. */
import { existsSync, writeFileSync } from 'node:fs';
import type { FileChanges } from './fix-file.ts';
import { replaceFile } from './replace-file.ts';

export const COPY_ENDING = '.bak';

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
      const copy = midi.path + COPY_ENDING;
      if (!existsSync(copy)) writeFileSync(copy, midi.before);
      replaceFile(midi.path, midi.after);
      return `${midi.path} (as it was: ${copy})`;
    });
  }
  return writing;
}
