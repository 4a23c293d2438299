/** Lint's figures: faults found, damaged files survived, time against parsing alone, cold start, memory. */
import { mkdtempSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../tests/midi/random.ts';
import { lintClean, tryFault } from '../tests/lint/fault-trial.ts';
import { faults } from '../tests/lint/faults.ts';
import { surviveDamage } from './lint/damage.ts';
import {
  doubleCorpus,
  leastStartMs,
  lintRun,
  lintStartArgs,
  parseAlone,
  removeCorpus,
  writeCorpus,
  type Run,
} from './lint/throughput.ts';

const SEED = 20_26;
const FAULTS_OF_A_KIND = 100;
const CLEAN_PIECES = 50;
const DAMAGED_FILES = 100_000;
const SONGS = 300;
const BARE_SONGS = 30;
const STARTS = 9;
const ROUNDS = 5;

console.log('| | |\n| --- | --- |');
const random = createRandom(SEED);
let found = 0;
const missed = new Set<string>();
const unexplained = new Set<string>();
for (const fault of faults) {
  for (let round = 0; round < FAULTS_OF_A_KIND; round += 1) {
    const trial = tryFault(fault, random);
    if (trial.isFound) found += 1;
    else missed.add(fault.rule);
    for (const rule of trial.unexplained) unexplained.add(`${rule} (at ${fault.rule})`);
  }
}
const share = ((100 * found) / (faults.length * FAULTS_OF_A_KIND)).toFixed(2);
console.log(
  `| faults found, ${faults.length} kinds, ${FAULTS_OF_A_KIND} each, seed ${SEED} | ${share} % ${namesOf(missed)} |`,
);
console.log(`| rules that spoke up without reason | ${unexplained.size} ${namesOf(unexplained)} |`);
let alarms = 0;
for (let piece = 0; piece < CLEAN_PIECES; piece += 1) alarms += lintClean(400, random).length;
console.log(`| findings in ${CLEAN_PIECES} clean pieces | ${alarms} |`);

const { linted, refused, slowestMs } = surviveDamage(DAMAGED_FILES, random);
console.log(
  `| ${DAMAGED_FILES} mutated MIDI files: linted, refused, crashed | ${linted}, ${refused}, 0 (slowest ${slowestMs.toFixed(0)} ms) |`,
);

const folder = mkdtempSync(join(tmpdir(), 'flopera-lint-'));
const arranged = join(folder, 'arranged');
const bare = join(folder, 'bare');
const megabytes = writeCorpus(arranged, SONGS, true, random) / 1e6;
const cores = availableParallelism();
const rounds = Array.from({ length: ROUNDS }, () => ({
  alone: parseAlone(arranged),
  lint: lintRun(arranged),
}));
for (const { alone, lint } of rounds) {
  console.log(
    `| ${SONGS} songs with arrangements, ${megabytes.toFixed(0)} MB: midi-file alone, one thread; flopera lint, whole process, ${cores} cores | ${timesOf(alone)}; ${timesOf(lint)} |`,
  );
}
const walls = rounds.map(({ alone, lint }) => lint.ms / alone.ms);
const cpus = rounds.map(({ alone, lint }) => lint.cpuMs / alone.cpuMs / cores);
console.log(
  `| times midi-file alone, median of ${ROUNDS}: wall, CPU over ${cores} cores | ${median(walls).toFixed(1)}, ${median(cpus).toFixed(1)} |`,
);
doubleCorpus(arranged);
const doubled = lintRun(arranged);
const peak = Math.max(...rounds.map(({ lint }) => lint.peakMb));
console.log(
  `| peak memory of ${SONGS} songs, of ${2 * SONGS} | ${peak.toFixed(0)} MB, ${doubled.peakMb.toFixed(0)} MB |`,
);
const bareMegabytes = writeCorpus(bare, BARE_SONGS, false, random) / 1e6;
const bareRun = lintRun(bare);
console.log(
  `| ${BARE_SONGS} songs without arrangement, ${bareMegabytes.toFixed(1)} MB, arranged by flopera | ${timesOf(bareRun)} |`,
);
const nodeMs = leastStartMs(['-e', '0'], STARTS);
const oneMs = leastStartMs(lintStartArgs('arrangements/mountain-king.mid'), STARTS);
console.log(
  `| flopera lint one.mid over node -e 0, least of ${STARTS} | ${(oneMs - nodeMs).toFixed(0)} ms |`,
);
removeCorpus(folder);

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function timesOf({ ms, cpuMs }: Run): string {
  return `${ms.toFixed(0)} ms (CPU ${cpuMs.toFixed(0)})`;
}

function namesOf(names: ReadonlySet<string>): string {
  return names.size === 0 ? '' : `(${[...names].join(', ')})`;
}
