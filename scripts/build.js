#!/usr/bin/env node
// Builds dist/ from src/ with the project's own compiler; `--if-possible` keeps an install without dev tools alive.
// Each file is moved into place whole, so that a flopera that is running meanwhile never reads half of one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = join(root, 'node_modules/typescript/bin/tsc');
const dist = join(root, 'dist');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exit(build({ optional: process.argv.includes('--if-possible') }));
}

/** Whether the compiler is installed; an install for production leaves it out. */
export function canBuild() {
  return existsSync(compiler);
}

/** Returns the exit code: 0, or 2 where there is no compiler, or the compiler's own. */
export function build({ optional = false } = {}) {
  if (!canBuild()) {
    if (optional) return 0;
    console.error('dist/ is missing and the compiler is not installed; run: npm install --include=dev');
    return 2;
  }
  const startedAt = new Date();
  const fresh = join(root, `build/dist-${process.pid}`);
  const options = ['-p', join(root, 'tsconfig.build.json'), '--outDir', fresh];
  const { status } = spawnSync(process.execPath, [compiler, ...options], { stdio: ['ignore', 2, 2] });
  if (status === 0) moveInto(fresh, startedAt);
  rmSync(fresh, { recursive: true, force: true });
  return status ?? 1;
}

function moveInto(fresh, startedAt) {
  const built = filesOf(fresh);
  for (const path of built) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    renameSync(join(fresh, path), join(dist, path));
  }
  const kept = new Set(built);
  for (const path of filesOf(dist)) if (!kept.has(path)) rmSync(join(dist, path), { force: true });
  const stamp = join(dist, '.built');
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt); // What was edited during the build counts as newer than it.
}

function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((file) => join(file.parentPath, file.name).slice(folder.length + 1));
}
