#!/usr/bin/env node
// Measures the figures flopera promises: runs the cases of bench/ one after another, each printing its table.
// `npm run bench` runs all, `npm run bench -- pitch jitter` those; `--write` puts the tables into docs/figures.md.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'bench');
const figures = join(root, 'docs/figures.md');
const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('-'));

const known = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length));
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`there is no case named ${unknown.join(', ')}; the cases are: ${known.join(', ')}`);
  process.exit(2);
}

let failed = (await build()) !== 0;
for (const name of wanted.length > 0 ? wanted : known) {
  console.log(`\n## ${name}\n`);
  const table = runCase(name);
  if (table === undefined) failed = true;
  else if (args.includes('--write')) writeTable(name, table);
}
process.exit(failed ? 1 : 0);

/** Runs a case in a process of its own, so that one does not warm up or slow down the next. */
function runCase(name) {
  const options = ['--import', 'tsx', join(folder, `${name}.bench.ts`)];
  const { status, stdout } = spawnSync(process.execPath, options, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: root,
    maxBuffer: 2 ** 26,
  });
  process.stdout.write(stdout);
  return status === 0 ? stdout.trim() : undefined;
}

/** Replaces what stands between the case's two marks in docs/figures.md. */
function writeTable(name, table) {
  const text = existsSync(figures) ? readFileSync(figures, 'utf8') : '# Figures\n';
  const [open, close] = [`<!-- bench: ${name} -->`, `<!-- end: ${name} -->`];
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  const block = `${open}\n\n${table}\n\n${close}`;
  const placed =
    start === -1 || end === -1
      ? `${text.trimEnd()}\n\n## ${name}\n\n\`npm run bench -- ${name}\`\n\n${block}\n`
      : text.slice(0, start) + block + text.slice(end + close.length);
  writeFileSync(figures, placed);
}
