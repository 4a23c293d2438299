/** Finds what lies beside a song, or in this folder, without being named; it is the same file for every command. */
import { basename } from 'node:path';
import { arrangementPathOf, RIG_HERE, stemOf, wrongName } from '../file-names.ts';
import { FileError } from './file-error.ts';
import { isThere, readTextSync } from './read-sync.ts';

export type FoundFile = { path: string; text: string };

/**
 * `song.yaml` beside `song.mid`, where there is one.
 * @throws FileError where it cannot be read, or where `song.yml` stands in its place: nothing reads it under this name,
 * and to go on without it would be to play another song.
 */
export function arrangementBeside(songPath: string): FoundFile | undefined {
  const path = arrangementPathOf(songPath);
  if (path === songPath) return undefined;
  if (isThere(path)) return found(path);
  const misnamed = `${stemOf(songPath)}.yml`;
  if (misnamed !== songPath && isThere(misnamed))
    throw new FileError(misnamed, wrongName('an arrangement', basename(path)));
  return undefined;
}

/** `rig.yaml` of this folder, where there is one. @throws FileError where it cannot be read. */
export function rigHere(): FoundFile | undefined {
  return isThere(RIG_HERE) ? found(RIG_HERE) : undefined;
}

function found(path: string): FoundFile {
  return { path, text: readTextSync(path, { folderRemedy: 'give the folder another name' }) };
}
