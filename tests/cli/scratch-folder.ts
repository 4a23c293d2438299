/** A folder of its own for a test or for a file of tests, with files written as text or bytes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Within a test that does not run beside others: the folder goes when the test ends. */
export function scratchFolder(files: Files = {}): string {
  const folder = writeFolder(files);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Outside of any test: the folder goes when all tests of the file have ended. */
export function sharedFolder(files: Files): string {
  const folder = writeFolder(files);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function writeFolder(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'flopera-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}
