/** How long lint takes over a folder of songs, against parsing them alone. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pieceArrangement, pieceBytes, songOfBytes } from '../../tests/lint/corpus.ts';
import type { Random } from '../../tests/midi/random.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BIN = join(ROOT, 'bin/flopera.js');
const SMALLEST_BYTES = 10_000;
/** Largest song against the smallest: 1 MB. */
const SPREAD = 100;

/** Songs of 10 kB to 1 MB, most of them small; returns their bytes together. */
export function writeCorpus(folder: string, songs: number, isArranged: boolean, random: Random): number {
  mkdirSync(folder, { recursive: true });
  let total = 0;
  for (let index = 0; index < songs; index += 1) {
    const piece = songOfBytes(SMALLEST_BYTES * SPREAD ** (random.next() ** 2), random);
    const bytes = pieceBytes(piece);
    total += bytes.length;
    writeFileSync(join(folder, `song-${index}.mid`), bytes);
    if (isArranged) writeFileSync(join(folder, `song-${index}.yaml`), pieceArrangement(piece));
  }
  return total;
}

export type Run = {
  ms: number;
  /** Of all threads together: what other work on the machine does not lengthen much. */
  cpuMs: number;
};

const PARSE_ALONE = `
import { parseMidi } from 'midi-file';
import { readdirSync, readFileSync } from 'node:fs';
const folder = process.argv[1];
const startMs = performance.now();
const startCpu = process.cpuUsage();
for (const name of readdirSync(folder)) if (name.endsWith('.mid')) parseMidi(readFileSync(folder + '/' + name));
const { user, system } = process.cpuUsage(startCpu);
console.log(JSON.stringify({ ms: performance.now() - startMs, cpuMs: (user + system) / 1000 }));
`;

/** Reading and parsing every song, with nothing else, on one thread of a fresh process; its start is not counted. */
export function parseAlone(folder: string): Run {
  const args = ['--input-type=module', '-e', PARSE_ALONE, folder];
  return JSON.parse(spawnSync(process.execPath, args, { encoding: 'utf8', cwd: ROOT }).stdout) as Run;
}

/** The whole process, as a user starts it, by time(1). */
export function lintRun(named: string): Run & { peakMb: number } {
  const startMs = performance.now();
  const command = ['time', '-f', '%M %U %S', process.execPath, BIN, 'lint', named, '--format', 'json'];
  const { stderr } = spawnSync('/usr/bin/env', command, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const [peakKb = 0, userS = 0, systemS = 0] = (stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { ms: performance.now() - startMs, cpuMs: (userS + systemS) * 1000, peakMb: peakKb / 1024 };
}

/** Least of some starts of a process, ms. */
export function leastStartMs(args: readonly string[], starts: number): number {
  const times = Array.from({ length: starts }, () => {
    const startMs = performance.now();
    spawnSync(process.execPath, args);
    return performance.now() - startMs;
  });
  return Math.min(...times);
}

export function lintStartArgs(song: string): string[] {
  return [BIN, 'lint', song];
}

/** Twice the songs, under other names. */
export function doubleCorpus(folder: string): void {
  for (const name of readdirSync(folder)) cpSync(join(folder, name), join(folder, `again-${name}`));
}

export function removeCorpus(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
