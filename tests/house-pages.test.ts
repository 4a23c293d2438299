/** The pages that show newcomers round name only what is there: paths as they are, functions as they are called. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CODE = /\.(ts|js|cpp|h)$/;
/** In a path or a name it stands for what the newcomer adds. */
const PLACEHOLDER = 'NAME';

/** What is looked at of a page, where its paths begin, and where the code is that its names are looked for in. */
type Page = { path: string; from: string; bases: string[]; code: string[] };

const PAGES: readonly Page[] = [
  {
    path: 'src/README.md',
    from: '## The life of a note',
    bases: ['.', 'src', 'firmware/flopera'],
    code: ['src', 'firmware/flopera'],
  },
  { path: 'docs/adding.md', from: '# Adding', bases: ['.'], code: ['src', 'firmware/flopera', 'tests'] },
];

describe.each(PAGES)('$path', ({ path, from, bases, code }) => {
  const page = readFileSync(join(ROOT, path), 'utf8').split(`${from}\n`)[1] ?? '';
  const quoted = [...new Set([...page.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text))];
  const paths = quoted.filter((text) => /^[\w./-]+$/.test(text) && (text.includes('/') || CODE.test(text)));
  const names = quoted.filter(
    (text) => /^[A-Za-z]\w*(\.[A-Za-z]\w*)?$/.test(text) && !/\.(md|yaml|h|cpp)$/.test(text),
  );

  it('names paths that are there', () => {
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((one) => !bases.some((base) => isThere(join(base, one))))).toEqual([]);
  });

  it('names commands, functions, types and fields that are there', () => {
    const known = new Set(code.flatMap(wordsOf));
    const isKnown = (word: string): boolean =>
      known.has(word) || isCommand(word) || word.includes(PLACEHOLDER);
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !name.split('.').every(isKnown))).toEqual([]);
  });
});

/** Words of all files under a folder, comments left out: a name that only a comment still knows is gone. */
function wordsOf(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && CODE.test(entry.name));
  return files.flatMap(({ parentPath, name }) => {
    const text = readFileSync(join(parentPath, name), 'utf8');
    return text.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '').match(/\w+/g) ?? [];
  });
}

function isCommand(name: string): boolean {
  return existsSync(join(ROOT, 'src/cli/commands', `${name}.ts`));
}

/** Whether a path is there; of one with a placeholder, whether something is that it could stand for. */
function isThere(path: string): boolean {
  const [before = '', after] = path.split(PLACEHOLDER);
  if (after === undefined) return existsSync(join(ROOT, path));
  const folder = before.slice(0, before.lastIndexOf('/') + 1);
  if (!existsSync(join(ROOT, folder))) return false;
  const names = readdirSync(join(ROOT, folder)).map((name) => folder + name);
  return names.some((name) => name.startsWith(before) && name.endsWith(after));
}
