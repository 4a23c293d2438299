/** A test's file name tells its project, and what it reaches, by itself or by what it imports, bears it out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CHIP = 'avr8js';
const SPAWN = 'node:child_process';
const OUTSIDE = ['node:worker_threads', 'node:net', 'serialport', 'esbuild'];
/** What makes a test depend on how fast the machine is, and the one file that may. */
const WALL_CLOCK =
  /\b(setTimeout|setInterval)\(|\bDate\.now|\bperformance\.now|\bhrtime\b|timers\/promises|\btimeout:/;
const WAITING = 'tests/until.ts';
/** Runs the built command line. */
const COMMAND_LINE = 'tests/cli/run-flopera.ts';

const importsRead = new Map<string, string[]>();

const files = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
  .map((path) => `tests/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts'))
  .toSorted();
const tests = files.filter((path) => path.endsWith('.test.ts'));
const [machine, processes] = ['machine', 'process'].map((project) =>
  tests.filter((path) => path.endsWith(`.${project}.test.ts`)),
) as [string[], string[]];
const unit = tests.filter((path) => !machine.includes(path) && !processes.includes(path));

describe('the projects', () => {
  it('unit: nothing is started, and no chip runs', () => {
    expect(unit.flatMap((path) => reached(path, [CHIP, SPAWN, ...OUTSIDE]))).toEqual([]);
  });

  it('machine: a chip runs, or a tool that builds or runs what is for one; no flopera of its own', () => {
    expect(machine.filter((path) => reached(path, [CHIP, SPAWN]).length === 0)).toEqual([]);
    expect(machine.flatMap((path) => reached(path, [...OUTSIDE, COMMAND_LINE]))).toEqual([]);
  });

  it('process: something is started, or the world outside is listened to', () => {
    expect(processes.filter((path) => reached(path, [SPAWN, ...OUTSIDE]).length === 0)).toEqual([]);
  });

  it('a name has no other suffix', () => {
    const odd = tests.filter((path) => !/^[^.]+(\.machine|\.process)?\.test\.ts$/.test(path));
    expect(odd).toEqual([]);
  });
});

it('no test lives by the wall clock: it waits for what is to happen, with until()', () => {
  const others = files.filter((path) => path !== WAITING && path !== 'tests/house-projects.test.ts');
  expect(others.filter((path) => WALL_CLOCK.test(readFileSync(join(ROOT, path), 'utf8')))).toEqual([]);
});

it('the files that begin first are there', () => {
  const named = readFileSync(join(ROOT, 'tests/longest-first.ts'), 'utf8').matchAll(/'(tests\/[^']+)'/g);
  expect([...named].map(([, path = '']) => path).filter((path) => !tests.includes(path))).toEqual([]);
});

/** Which of `names` a file reaches through everything it imports, as sentences. */
function reached(path: string, names: readonly string[]): string[] {
  const seen = new Set([path]);
  for (const file of seen) for (const name of importsOf(file)) seen.add(name);
  return names.filter((name) => seen.has(name)).map((name) => `${path} reaches ${name}`);
}

/** Files from the root and names of packages, without what is imported for its types alone. */
function importsOf(path: string): string[] {
  const known = importsRead.get(path) ?? readImports(path);
  importsRead.set(path, known);
  return known;
}

function readImports(path: string): string[] {
  if (!existsSync(join(ROOT, path))) return [];
  const text = readFileSync(join(ROOT, path), 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b(?!\s+type\b)[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'|^import '([^']+)'/g;
  return [...text.matchAll(pattern)].map(([, from, lazy, bare]) => {
    const name = from ?? lazy ?? bare ?? '';
    return name.startsWith('.') ? join(path, '..', name).replaceAll('\\', '/') : name;
  });
}
