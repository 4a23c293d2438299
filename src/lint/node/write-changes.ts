/** Writes what fixes changed; of a MIDI file the first version is kept beside it. */
import { existsSync, writeFileSync } from 'node:fs';
import type { FileChanges } from './fix-file.ts';

export const COPY_ENDING = '.bak';

/** Names of the files written, as a user reads them. */
export function writeChanges({ arrangement, midi }: FileChanges): string[] {
  const written: string[] = [];
  if (arrangement) {
    writeFileSync(arrangement.path, arrangement.after);
    written.push(arrangement.path);
  }
  if (midi) {
    const copy = midi.path + COPY_ENDING;
    if (!existsSync(copy)) writeFileSync(copy, midi.before);
    writeFileSync(midi.path, midi.after);
    written.push(`${midi.path} (as it was: ${copy})`);
  }
  return written;
}
