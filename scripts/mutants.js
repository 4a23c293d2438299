#!/usr/bin/env node
// Tests the tests: puts small faults into a room's code, one at a time, and counts those that the room's unit tests notice.
// `npm run mutants -- score` takes 200 of its possible faults, the same ones for the same `--seed`; `--count` takes more or fewer,
// `--in FILE…` only those of some files. What went unnoticed is listed with its place; `--missed` tries that again, after tests
// were written and the code was left as it is.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { listMutants, placeOf, reportedPlaceOf, sampleOf } from './mutants/sample.js';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Parts of a room that are judged apart, since their tests are written with another work. */
const LEFT_OUT = { arrangement: ['src/arrangement/auto/'] };
/** Statuses of a mutant that the tests noticed. A fault that never ends is noticed by its time. */
const NOTICED = new Set(['Killed', 'Timeout', 'RuntimeError']);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '200' },
    in: { type: 'string', multiple: true, default: [] },
    missed: { type: 'boolean', default: false },
  },
});
const [room, ...others] = positionals;
if (room === undefined || others.length > 0) {
  console.error('name one room of src/: npm run mutants -- score');
  process.exit(2);
}

process.chdir(root);
/** What the last run tried, and the places of what it missed. */
const memory = join(root, `build/mutants-${room}-missed.json`);
const before = values.missed ? readMemory() : undefined;
const mutants = await listMutants(room, (file) => isMeant(file));
const sample = before
  ? mutants.filter((mutant) => before.missed.includes(placeOf(mutant)))
  : sampleOf(mutants, Number(values.seed), Number(values.count));
if (sample.length === 0) {
  console.error(`there is nothing to put a fault into in src/${room}/; name a room, or other files`);
  process.exit(2);
}
const missed = (await judge(sample)).filter(({ status }) => !NOTICED.has(status));
const tried = before?.tried ?? sample.length;
writeFileSync(memory, JSON.stringify({ tried, missed: missed.map(reportedPlaceOf) }));
print(missed, tried, mutants.length);

function readMemory() {
  try {
    return JSON.parse(readFileSync(memory, 'utf8'));
  } catch {
    console.error(`nothing was missed yet in src/${room}/; run: npm run mutants -- ${room}`);
    process.exit(2);
  }
}

function isMeant(file) {
  if ((LEFT_OUT[room] ?? []).some((part) => file.startsWith(part))) return false;
  return values.in.length === 0 || values.in.some((part) => file.includes(part));
}

/** Runs the room's unit tests against each mutant of the sample; gives each with what became of it. */
async function judge(chosen) {
  const places = new Set(chosen.map(placeOf));
  const report = join(root, `build/mutants-${room}.json`);
  const sampleFile = join(root, `build/mutants-${room}-sample.json`);
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(sampleFile, JSON.stringify([...places]));
  process.env.MUTANTS_SAMPLE = sampleFile;
  process.env.MUTANTS_ROOM = room;
  await new Stryker({
    mutate: [...new Set(chosen.map(({ fileName }) => relative(root, fileName)))],
    plugins: ['@stryker-mutator/vitest-runner', join(root, 'scripts/mutants/sample-checker.js')],
    checkers: ['sample'],
    testRunner: 'vitest',
    vitest: { configFile: 'scripts/mutants/vitest.config.js', related: false },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    reporters: ['json'],
    jsonReporter: { fileName: report },
    tempDirName: `build/mutants-${room}`,
    // The TypeScript compiler of the project has no programming interface, which Stryker would rewrite tsconfig.json with.
    tsconfigFile: 'none',
    ignorePatterns: ['build', 'dist'],
    timeoutMS: 20_000,
    timeoutFactor: 4,
    logLevel: 'error',
    allowEmpty: true,
  }).runMutationTest();
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  for (const file of [report, sampleFile]) rmSync(file);
  return Object.entries(files)
    .flatMap(([file, { source, mutants: found }]) =>
      found.map((mutant) => ({ ...mutant, fileName: file, source })),
    )
    .filter((mutant) => places.has(reportedPlaceOf(mutant)));
}

function print(missed, tried, possible) {
  for (const { fileName, location, mutatorName, replacement, source, status } of missed) {
    const { line, column } = location.start;
    const untested = status === 'NoCoverage' ? ', no test comes here' : '';
    console.log(`${fileName}:${line}:${column}  ${mutatorName}${untested}`);
    console.log(`  - ${oneLine(textAt(source, location))}\n  + ${oneLine(replacement)}`);
  }
  console.log(`\n| room | possible | tried | noticed | share |\n| --- | --- | --- | --- | --- |`);
  const noticed = tried - missed.length;
  const counts = [possible, tried, noticed, `${((100 * noticed) / tried).toFixed(1)} %`];
  console.log(`| ${[room, ...counts].join(' | ')} |`);
}

function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return lines.join('\n');
}

function oneLine(text) {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 120)} …` : line;
}
