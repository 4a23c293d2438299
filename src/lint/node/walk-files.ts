/** The files below a folder, and those among them that a pattern means where no shell has spelled it out. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, parse, relative, sep } from 'node:path';
import { globTest, isGlob } from '../patterns/glob.ts';

/** Where songs are not looked for. */
export const SKIPPED_FOLDERS = new Set(['node_modules', '.git']);

/**
 * By name; a folder in the folder that cannot be entered is passed over.
 * @param levels how deep to look; 1 for the folder alone
 * @throws the system's error where `folder` cannot be entered
 */
export async function filesIn(folder: string, name: RegExp, levels = Infinity): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) {
      if (name.test(entry.name)) files.push(path);
    } else if (levels > 1 && !SKIPPED_FOLDERS.has(entry.name)) {
      files.push(...(await filesIn(path, name, levels - 1).catch(() => [])));
    }
  }
  return files;
}

/** Those of the files called like `name` that fit the pattern. */
export async function filesLike(pattern: string, name: RegExp): Promise<string[]> {
  const { folder, glob } = splitPattern(pattern);
  const levels = glob.includes('**') ? Infinity : glob.split('/').length;
  const fits = globTest(glob);
  const files = await filesIn(folder, name, levels).catch(() => []);
  return files.filter((path) => fits(relative(folder, path).split(sep).join('/')));
}

/** The folder in which to look, as far as its name is plain or stands on disk letter by letter, and what is left. */
export function splitPattern(pattern: string): { folder: string; glob: string } {
  const { root } = parse(pattern);
  const steps = pattern.slice(root.length).split(sep).join('/').split('/').filter(Boolean);
  let folder = root || '.';
  for (;;) {
    const [step, ...others] = steps;
    if (step === undefined || others.length === 0) break;
    if (isGlob(step) && !existsSync(join(folder, step))) break;
    folder = join(folder, step);
    steps.shift();
  }
  return { folder, glob: steps.join('/') };
}
