/** Reads and writes the files a user names. */
import { readFile, writeFile } from 'node:fs/promises';
import { toFileError } from './file-error.ts';

/** @throws FileError */
export async function readUserBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await explained(path, 'read', readFile(path)));
}

/** As `readUserBytes`, UTF-8. */
export async function readUserText(path: string): Promise<string> {
  return explained(path, 'read', readFile(path, 'utf8'));
}

/** @throws FileError */
export async function writeUserFile(path: string, data: Uint8Array | string): Promise<void> {
  await explained(path, 'write', writeFile(path, data));
}

async function explained<T>(path: string, attempt: 'read' | 'write', done: Promise<T>): Promise<T> {
  return done.catch((error: unknown) => {
    throw toFileError(path, error, attempt);
  });
}
