#!/usr/bin/env node
// Builds dist/ from src/: bundled, so that a command is a few files; `--if-possible` keeps an install without dev tools alive.
// Each file is moved into place whole, so that a flopera that is running meanwhile never reads half of one.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const halfway = join(root, 'build');
const stamp = join(dist, '.built');
/** Files of earlier builds are kept so long for a flopera that has loaded only some of them. */
const KEPT_MS = 3_600_000;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const has = (flag) => process.argv.includes(flag);
  process.exitCode = await build({ optional: has('--if-possible'), clean: has('--clean') });
}

/** Whether the bundler is installed; an install for production leaves it out. */
export function canBuild() {
  return existsSync(join(root, 'node_modules/esbuild'));
}

/**
 * Resolves to the exit code: 0, or 2 where there is no bundler, or 1 where it found faults. `clean` leaves nothing of
 * earlier builds.
 */
export async function build({ optional = false, clean = false } = {}) {
  if (!canBuild()) {
    if (optional) return 0;
    console.error('dist/ is missing and the bundler is not installed; run: npm install --include=dev');
    return 2;
  }
  const startedAt = new Date();
  const { bundle } = await import('./bundle.js');
  const files = await bundle(root, dist);
  if (files === undefined) return 1;
  putInPlace(files);
  sweep(new Set(files.keys()), startedAt, clean ? 0 : KEPT_MS);
  writeFileSync(stamp, [...files.keys()].join('\n'));
  utimesSync(stamp, startedAt, startedAt); // What was edited during the build counts as newer than it.
  return 0;
}

function putInPlace(files) {
  for (const folder of [dist, halfway]) mkdirSync(folder, { recursive: true });
  // What is loaded first comes last: by then all that it asks for is there.
  for (const name of [...files.keys()].toSorted((a, b) => (a === 'main.cjs') - (b === 'main.cjs'))) {
    const path = join(dist, name);
    const half = join(halfway, `${name}.${process.pid}`);
    writeFileSync(half, files.get(name));
    renameSync(half, path);
  }
}

/** The stamp lists the build before this one: its files begin to age now. */
function sweep(built, startedAt, keptMs) {
  const before = new Set(existsSync(stamp) ? readFileSync(stamp, 'utf8').split('\n') : []);
  for (const name of readdirSync(dist)) {
    const path = join(dist, name);
    if (built.has(name) || path === stamp) continue;
    if (before.has(name) && keptMs > 0) utimesSync(path, startedAt, startedAt);
    else if (Date.now() - statSync(path).mtimeMs >= keptMs) rmSync(path, { recursive: true, force: true });
  }
}
