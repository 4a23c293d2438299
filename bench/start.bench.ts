/** What a command takes to start and end, installed from the tarball in an empty folder, over what Node takes for nothing. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SONG = join(ROOT, 'arrangements/mountain-king');
const RUNS = 15;
/** Times `node -e 0`. */
const PROMISED: Readonly<Record<string, number>> = {
  '--version': 1.4,
  '--help': 1.5,
  'inspect one.mid': 1.8,
  'lint one.mid': 3,
  'arrange one.mid': 3,
};

type Tarball = { filename: string; size: number; unpackedSize: number; entryCount: number };

const folder = mkdtempSync(join(tmpdir(), 'flopera-bench-'));
const tarball = install();
const bin = join(folder, 'node_modules/flopera/bin/flopera.js');
for (const type of ['mid', 'yaml']) copyFileSync(`${SONG}.${type}`, join(folder, `one.${type}`));

const commands = [['-e', '0'], ...Object.keys(PROMISED).map((command) => [bin, ...command.split(' ')])];
const timesMs = commands.map((): number[] => []);
// In turn, so that what else the machine does falls on all alike.
for (let run = 0; run < RUNS; run++) commands.forEach((args, index) => timesMs[index]?.push(cpuMs(args)));
const [bareMs = NaN, ...startsMs] = timesMs.map(median);

console.log(`| command | CPU time, ms, median of ${RUNS} | times \`node -e 0\` | promised |`);
console.log('| --- | ---: | ---: | ---: |');
console.log(`| node -e 0, Node ${process.versions.node} | ${bareMs.toFixed(0)} | 1.00 | |`);
Object.entries(PROMISED).forEach(([command, promised], index) => {
  const ms = startsMs[index] ?? NaN;
  console.log(`| ${command} | ${ms.toFixed(0)} | ${(ms / bareMs).toFixed(2)} | ${promised.toFixed(1)} |`);
});
console.log('\n| what is installed | |\n| --- | ---: |');
console.log(`| the tarball | ${kilobytes(tarball.size)} |`);
console.log(`| unpacked | ${kilobytes(tarball.unpackedSize)}, ${tarball.entryCount} files |`);
console.log(`| packages that come with it | ${countPackages() - 1} |`);
rmSync(folder, { recursive: true });

function install(): Tarball {
  const npm = (args: string[], cwd: string): string =>
    execFileSync('npm', [...args, '--silent'], { cwd, encoding: 'utf8' });
  const packed = npm(['pack', '--json', '--pack-destination', folder], ROOT);
  const [told] = JSON.parse(packed) as [Tarball];
  writeFileSync(join(folder, 'package.json'), '{}');
  npm(['install', '--no-audit', '--no-fund', join(folder, told.filename)], folder);
  return told;
}

/** User and system time of the whole process, as bash tells it, to the millisecond. */
function cpuMs(args: readonly string[]): number {
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" > /dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} did not end well: ${stderr}`);
  const [user = NaN, system = NaN] = stderr.trim().split(' ').map(Number);
  return (user + system) * 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function countPackages(): number {
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as { packages: object };
  return Object.keys(lock.packages).filter((path) => path.includes('node_modules/')).length;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
