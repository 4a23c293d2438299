/** Reads files that are found as well as named, at once, and only what is a file: nothing is waited for. */
import { lstatSync, readFileSync, statSync, type Stats } from 'node:fs';
import { FileError, toFileError } from './file-error.ts';

export type ReadOptions = {
  /** What helps where a folder stands in the file's place. */
  folderRemedy?: string;
  /** Whether somebody writes into a pipe of that name; if nobody does, reading it would never end. */
  isPipe?: boolean;
};

/** @throws FileError */
export function readBytesSync(path: string, options: ReadOptions = {}): Uint8Array {
  try {
    const fault = faultOf(statSync(path), options);
    if (fault !== undefined) throw new FileError(path, fault);
    return readFileSync(path);
  } catch (error) {
    throw toFileError(path, error, 'read');
  }
}

/** As `readBytesSync`, UTF-8; a byte order mark stays, so that a fix does not take it away. */
export function readTextSync(path: string, options: ReadOptions = {}): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readBytesSync(path, options));
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

function faultOf(
  stats: Stats,
  { folderRemedy = 'name a file in it', isPipe = false }: ReadOptions,
): string | undefined {
  if (stats.isFile() || (isPipe && stats.isFIFO())) return undefined;
  if (stats.isDirectory()) return `this is a folder; ${folderRemedy}`;
  const kind = stats.isFIFO() ? 'a pipe' : stats.isSocket() ? 'a socket' : 'a device';
  return `this is ${kind}, not a file; save what it gives in a file`;
}
