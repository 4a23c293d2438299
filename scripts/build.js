#!/usr/bin/env node
// Builds dist/ from src/ with the project's own compiler; `--if-possible` keeps an install without dev tools alive.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const optional = process.argv.includes('--if-possible');

if (!existsSync(compiler)) {
  if (optional) process.exit(0);
  console.error('dist/ is missing and the compiler is not installed; run: npm install --include=dev');
  process.exit(2);
}
const { status } = spawnSync(process.execPath, [compiler, '-p', `${root}tsconfig.build.json`], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
