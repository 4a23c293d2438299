/** What the file system says of a file that cannot be read or written: the fact, and what helps. */
import { readlinkSync } from 'node:fs';

/** `path` stands before the fact, except where a report tells it already. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly path: string;
  readonly factAndRemedy: string;

  constructor(path: string, factAndRemedy: string) {
    super(`${path}: ${factAndRemedy}`);
    this.path = path;
    this.factAndRemedy = factAndRemedy;
  }
}

const FACTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  ENOTDIR: 'there is no such file; check the path',
  EISDIR: 'this is a folder; name a file in it',
  EACCES: 'permission denied; check who may read and write it',
  EPERM: 'permission denied; check who may read and write it',
  ELOOP: 'this link leads round in a circle; mend the link',
  ENAMETOOLONG: 'the name is too long; shorten it',
  ENOSPC: 'the disk is full; make room and try again',
  EROFS: 'the disk is read-only; choose another folder',
};

/**
 * The system's error, from an attempt to read or write `path`, in words; what is in words already stays as it is.
 * @example toFileError('x.mid', { code: 'ENOENT' }, 'read').message // 'x.mid: there is no such file; check the path'
 */
export function toFileError(path: string, error: unknown, attempt: 'read' | 'write'): FileError {
  if (error instanceof FileError) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  const fact = missingOf(path, code, attempt) ?? FACTS[code] ?? `${message}; check the path`;
  return new FileError(path, fact);
}

/** Of something missing more can be said: a link to it, or the folder in which to write. */
function missingOf(path: string, code: string, attempt: 'read' | 'write'): string | undefined {
  const target = code === 'ENOENT' ? linkTarget(path) : undefined;
  if (target !== undefined) return `this link leads to ${target}, which is not there; mend the link`;
  const isFolderMissing = attempt === 'write' && (code === 'ENOENT' || code === 'ENOTDIR');
  return isFolderMissing ? 'there is no such folder; make it first' : undefined;
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
