/** Finds the songs that a user means: files, folders, patterns; an arrangement stands for the song beside it. */
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isGlob, matchesGlob } from '../glob.ts';

export type SongsFound = {
  /** Without repeats, in the order named; within a folder by name. */
  paths: string[];
  /** What was named and fits no song. */
  unmatched: string[];
};

const SONG = /\.(midi?|kar|rmi)$/i;
const ARRANGEMENT = /\.ya?ml$/i;
const SONG_ENDINGS = ['.mid', '.midi', '.kar', '.rmi'] as const;
const SKIPPED_FOLDERS = new Set(['node_modules', '.git']);

export async function findSongs(named: readonly string[]): Promise<SongsFound> {
  const found: SongsFound = { paths: [], unmatched: [] };
  for (const name of named) {
    const songs = await songsOf(name);
    if (songs.length === 0) found.unmatched.push(name);
    found.paths.push(...songs);
  }
  return { ...found, paths: [...new Set(found.paths)] };
}

async function songsOf(name: string): Promise<string[]> {
  if (name === '-') return ['-'];
  const stats = existsSync(name) ? statSync(name) : undefined;
  if (stats?.isDirectory()) return walk(name);
  if (ARRANGEMENT.test(name)) return [songBeside(name)].filter((path) => path !== undefined);
  if (stats || !isGlob(name)) return stats ? [name] : [];
  const [folder] = name.split(/[*?{]/, 1);
  const start = folder?.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) || '/' : '.';
  const pattern = name.replace(/^\.\//, '');
  return (await walk(start)).filter((path) =>
    matchesGlob(
      slashed(start === '.' ? relative('.', path) : path),
      pattern.includes('/') ? pattern : `./${pattern}`,
    ),
  );
}

/** All songs of a folder and its folders; what cannot be entered is passed over. */
async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const songs: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) songs.push(...(await walk(path)));
    } else if (SONG.test(entry.name)) songs.push(path);
  }
  return songs;
}

function songBeside(arrangement: string): string | undefined {
  const stem = arrangement.replace(ARRANGEMENT, '');
  return SONG_ENDINGS.map((ending) => stem + ending).find((path) => existsSync(path));
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
