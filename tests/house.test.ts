/** The rules of the house: rooms import only upwards, files are small and say why they exist, words stay plain. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');
const LINES_MAX = 250;
const NODE_ONLY = /^(node:|serialport$|@serialport\/|easymidi$|ws$|log-update$|commander$)/;
const BANNED_FILE_NAMES = /(^|[-/])(utils?|common|helpers?|manager|misc)([-./]|$)/;
const BANNED_WORDS: readonly [RegExp, string][] = [
  [/\b(TODO|FIXME|XXX|HACK)\b/, 'do it or leave it'],
  [/:\s*any\b|\bas any\b|<any>/, 'say what it is'],
  [/^\s*export default\b/m, 'export it by name'],
  [/^\s*(const )?enum\s|^\s*(export )?namespace\s/m, 'erasable TypeScript only'],
  [/@ts-(ignore|nocheck)/, 'mend the type'],
];

type Source = { path: string; room: string; text: string };
type Room = { name: string; forbidden: string[] };

const sources = filesUnder(SRC, /\.ts$/).map(readSource);
const others = ['tests', 'bench', 'scripts', 'bin', 'arrangements']
  .flatMap((folder) => filesUnder(join(ROOT, folder), /\.[jt]s$/))
  .map(readSource);
const rooms = readRooms(readFileSync(join(SRC, 'README.md'), 'utf8'));

describe('rooms', () => {
  it('are the folders of src/, all of them in the table', () => {
    const listed = rooms.map((room) => room.name).toSorted();
    const found = [...new Set(sources.map((source) => source.room))].filter((room) => room !== '');
    expect(listed).toEqual(expect.arrayContaining(found));
    expect(found.filter((room) => !listed.includes(room))).toEqual([]);
  });

  it('import only from rooms above them', () => {
    expect(sources.flatMap(wrongImports)).toEqual([]);
  });

  it('are entered by their faces: what lies in a subfolder, but node/, is the own of its room', () => {
    expect(sources.flatMap(innerImports)).toEqual([]);
  });

  it('import nothing in a circle, be it for a type', () => {
    expect(importCycles()).toEqual([]);
  });

  it('keep Node and its packages in node/ folders and in cli', () => {
    const pure = sources.filter((source) => isPure(source.path));
    const impure = pure.flatMap((source) =>
      importsOf(source)
        .filter((name) => NODE_ONLY.test(name) || name.includes('/node/'))
        .map((name) => `${source.path} imports ${name}`),
    );
    expect(impure).toEqual([]);
  });

  it('leave Buffer and process to node/ folders and to cli', () => {
    const wrong = sources.filter(
      ({ path, text }) => isPure(path) && /\bBuffer\.|\bprocess\./.test(code(text)),
    );
    expect(wrong.map((source) => source.path)).toEqual([]);
  });
});

describe('files', () => {
  it('say in their first sentence why they exist', () => {
    const silent = [...sources, ...others].filter(
      ({ text }) => !/^(#!.*\n)?(\/\*\*[\s\S]*?\*\/|\/\/ )/.test(text),
    );
    expect(silent.map((source) => source.path)).toEqual([]);
  });

  it(`have at most ${LINES_MAX} lines`, () => {
    const long = [...sources, ...others].filter(({ text }) => text.split('\n').length - 1 > LINES_MAX);
    expect(long.map((source) => source.path)).toEqual([]);
  });

  it('are not named after what they happen to hold', () => {
    const vague = [...sources, ...others].filter((source) => BANNED_FILE_NAMES.test(source.path));
    expect(vague.map((source) => source.path)).toEqual([]);
  });

  it.each(BANNED_WORDS)('never say %s: %s', (word) => {
    const guilty = sources.filter(({ text }) => word.test(text));
    expect(guilty.map((source) => source.path)).toEqual([]);
  });
});

function filesUnder(folder: string, name: RegExp): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && name.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
}

function readSource(file: string): Source {
  const path = relative(ROOT, file).split(sep).join('/');
  const [top, room = ''] = path.split('/');
  return { path, room: top === 'src' ? room : '', text: readFileSync(file, 'utf8') };
}

/** Rows of the table of rooms, in order; names in backticks in the last column are forbidden besides. */
function readRooms(readme: string): Room[] {
  const table = readme.split(/\| room +\|/)[1]?.split('\n\n')[0] ?? '';
  const rows = table
    .split('\n')
    .slice(2)
    .map((row) => row.split('|'));
  return rows.map((cells) => ({
    name: cells[1]?.trim() ?? '',
    forbidden: [...(cells.at(-2) ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  }));
}

function wrongImports(source: Source): string[] {
  const own = rooms.findIndex((room) => room.name === source.room);
  const allowed = rooms.slice(0, own + 1).map((room) => room.name);
  const forbidden = rooms[own]?.forbidden ?? [];
  return importedFiles(source)
    .map(([room = '']) => room)
    .filter((room) => !allowed.includes(room) || forbidden.includes(room))
    .map((room) => `${source.path} imports from ${room}`);
}

function innerImports(source: Source): string[] {
  return importedFiles(source)
    .filter(([room, ...path]) => room !== source.room && path.length > 1 && path[0] !== 'node')
    .map((path) => `${source.path} imports ${path.join('/')}`);
}

/** Each circle once, from the file at which it was entered round to it again. */
function importCycles(): string[] {
  const imports = new Map(
    sources.map((source) => [source.path, importedFiles(source).map((steps) => ['src', ...steps].join('/'))]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const follow = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) cycles.push([...way.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) follow(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) follow(path, []);
  return cycles;
}

/** Files of src/ that a source imports, each as the steps of its path: the room first. */
function importedFiles(source: Source): string[][] {
  return importsOf(source)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(SRC, join(ROOT, dirname(source.path), name)).split(sep));
}

function importsOf({ text }: Source): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'|^import '([^']+)'/g;
  return [...text.matchAll(pattern)].map(([, from, lazy, bare]) => from ?? lazy ?? bare ?? '');
}

function isPure(path: string): boolean {
  return !path.startsWith('src/cli/') && !path.includes('/node/');
}

/** Without comments, so that a comment may name what the code must not use. */
function code(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');
}
