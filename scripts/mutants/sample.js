// Which faults are tried: all that a room's code could have are listed, and a seed chooses among them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

const root = process.cwd();
const silent = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {}, error() {} };

/** All mutants of the files of src/ROOM that are meant. */
export async function listMutants(room, isMeant) {
  const entries = readdirSync(join('src', room), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => isMeant(file) && !file.includes('/node/'))
    .toSorted()
    .map((file) => ({ name: join(root, file), mutate: true, content: readFileSync(file, 'utf8') }));
  const { mutants } = await new Instrumenter(silent).instrument(files, {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
    noHeader: false,
  });
  return mutants;
}

/** `count` mutants, the same ones for the same code and seed. */
export function sampleOf(mutants, seed, count) {
  const rank = (mutant) =>
    createHash('sha256')
      .update(`${seed} ${placeOf(mutant)}`)
      .digest('hex');
  const ranked = mutants.map((mutant) => [rank(mutant), mutant]);
  return ranked
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, mutant]) => mutant);
}

/** What tells one mutant from all others; its lines and columns count from 0, as they do while it is tried. */
export function placeOf({ fileName, location: { start, end }, mutatorName, replacement }) {
  const file = relative(root, resolve(fileName));
  return `${file} ${start.line}:${start.column}-${end.line}:${end.column} ${mutatorName} ${replacement}`;
}

/** The same of a mutant as the report tells it, where lines and columns count from 1. */
export function reportedPlaceOf({ location: { start, end }, ...mutant }) {
  const fromZero = ({ line, column }) => ({ line: line - 1, column: column - 1 });
  return placeOf({ ...mutant, location: { start: fromZero(start), end: fromZero(end) } });
}
