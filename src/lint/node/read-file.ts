/** Reads the files that lint looks at, and says of one that cannot be read what it is and what helps. */
import { lstatSync, readFileSync, readlinkSync, statSync, type Stats } from 'node:fs';

/** `path` stands before the fact, except where a report tells it already. */
export class FileReadError extends Error {
  override readonly name = 'FileReadError';
  readonly path: string;
  readonly factAndRemedy: string;

  constructor(path: string, factAndRemedy: string) {
    super(`${path}: ${factAndRemedy}`);
    this.path = path;
    this.factAndRemedy = factAndRemedy;
  }
}

export type ReadOptions = {
  /** What helps where a folder stands in the file's place. */
  folderRemedy?: string;
  /** Whether somebody writes into a pipe of that name; if nobody does, reading it would never end. */
  isPipe?: boolean;
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  ENOTDIR: 'there is no such file; check the path',
  EACCES: 'permission denied; check who may read it',
  EPERM: 'permission denied; check who may read it',
  ELOOP: 'this link leads round in a circle; mend the link',
  ENAMETOOLONG: 'the name is too long; shorten it',
};

/** @throws FileReadError */
export function readBytes(path: string, options: ReadOptions = {}): Uint8Array {
  try {
    const fault = faultOf(statSync(path), options);
    if (fault !== undefined) throw new FileReadError(path, fault);
    return readFileSync(path);
  } catch (error) {
    throw error instanceof FileReadError ? error : new FileReadError(path, reasonOf(path, error));
  }
}

/** As `readBytes`, UTF-8; a byte order mark stays, so that a fix does not take it away. */
export function readText(path: string, options: ReadOptions = {}): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readBytes(path, options));
}

/** Whether something is called that, be it a link that leads nowhere: reading it says what is wrong. */
export function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}

/** The fact and the remedy for a file that would not be read under the name it has. */
export function wrongName(what: string, right: string): string {
  return `flopera reads ${what} only where it is called ${right}; rename it`;
}

function faultOf(
  stats: Stats,
  { folderRemedy = 'name a file in it', isPipe = false }: ReadOptions,
): string | undefined {
  if (stats.isFile() || (isPipe && stats.isFIFO())) return undefined;
  if (stats.isDirectory()) return `this is a folder; ${folderRemedy}`;
  const kind = stats.isFIFO() ? 'a pipe' : stats.isSocket() ? 'a socket' : 'a device';
  return `this is ${kind}, not a file; save what it gives in a file`;
}

/** What a system error about `path` means, and what helps. */
export function reasonOf(path: string, error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const target = code === 'ENOENT' ? linkTarget(path) : undefined;
  if (target !== undefined) return `this link leads to ${target}, which is not there; mend the link`;
  return REASONS[code] ?? `${message}; check the file`;
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
