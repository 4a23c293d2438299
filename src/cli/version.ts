/** The version of flopera that is installed, as its package.json tells it. */
import { readFileSync } from 'node:fs';

/** @example readVersion() // '0.1.0' */
export function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
