/** Reads and writes the files a user names, and says in plain words why one cannot be. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { UsageError } from '../exit/error-boundary.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  ENOTDIR: 'there is no such file; check the path',
  EISDIR: 'this is a folder; name a file in it',
  EACCES: 'permission denied; check who may read and write it',
  EPERM: 'permission denied; check who may read and write it',
  ENOSPC: 'the disk is full; make room and try again',
  EROFS: 'the disk is read-only; choose another folder',
};

/** Throws a UsageError that names the file and the remedy. */
export async function readUserBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await explained(path, 'read', readFile(path)));
}

/** As `readUserBytes`, UTF-8. */
export async function readUserText(path: string): Promise<string> {
  return explained(path, 'read', readFile(path, 'utf8'));
}

/** Whether something stands at `path`; errors other than its absence show when it is read. */
export async function userFileExists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Throws a UsageError that names the file and the remedy. */
export async function writeUserFile(path: string, data: Uint8Array | string): Promise<void> {
  await explained(path, 'write', writeFile(path, data));
}

/** The error of the file system, in words and with a remedy. */
export function explainFileError(path: string, error: unknown, wanted: 'read' | 'write'): UsageError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const isFolderMissing = wanted === 'write' && (code === 'ENOENT' || code === 'ENOTDIR');
  const reason = isFolderMissing ? 'there is no such folder; make it first' : REASONS[code];
  return new UsageError(`${path}: ${reason ?? `${message}; check the path`}`);
}

async function explained<T>(path: string, wanted: 'read' | 'write', attempt: Promise<T>): Promise<T> {
  return attempt.catch((error: unknown) => {
    throw explainFileError(path, error, wanted);
  });
}
