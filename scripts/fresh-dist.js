// Keeps a checkout honest: whoever runs flopera from it runs what stands in src/, not what was built last week.
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src', import.meta.url));
const stamp = fileURLToPath(new URL('../dist/.built', import.meta.url));

/** Builds dist/ where it is missing or older than the newest file of src/. */
export async function freshDist() {
  const builtMs = modifiedMs(stamp);
  if (builtMs !== undefined && newestMs(src) <= builtMs) return;
  const { build, canBuild } = await import('./build.js');
  if (builtMs !== undefined && !canBuild()) return;
  // In a pipe or a log it would stand among what the command says.
  if (process.stderr.isTTY) console.error('flopera: building dist/ from src/ …');
  const status = await build();
  if (status !== 0) process.exit(status);
}

function newestMs(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files.reduce(
    (newest, file) => Math.max(newest, modifiedMs(`${file.parentPath}/${file.name}`) ?? 0),
    0,
  );
}

function modifiedMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
