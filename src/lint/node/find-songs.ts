/** Finds the songs that a user means: files, folders, patterns; an arrangement stands for the song beside it. */
import { existsSync, statSync, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { isGlob, matchesGlob } from '../glob.ts';
import { isThere, reasonOf } from './read-file.ts';

/** Standard input, as a user names it. */
export const STDIN = '-';

export type SongsFound = {
  /** Each file once, in the order named; within a folder by name. */
  paths: string[];
  /** Those of them that can be read once only: standard input and pipes that were named. */
  streams: ReadonlySet<string>;
  /** What was named and stands for no song: fact and remedy. */
  faults: string[];
};

type Named = { songs: string[]; isStream?: boolean; fault?: string };

const SONG = /\.(midi?|kar|rmi)$/i;
const ARRANGEMENT = /\.ya?ml$/i;
const SONG_ENDINGS = ['.mid', '.midi', '.kar', '.rmi'] as const;
const SKIPPED_FOLDERS = new Set(['node_modules', '.git']);

export async function findSongs(named: readonly string[]): Promise<SongsFound> {
  const paths = new Map<string, string>();
  const streams = new Set<string>();
  const faults: string[] = [];
  for (const name of named) {
    const { songs, isStream, fault } = await songsOf(name);
    if (fault !== undefined) faults.push(`${name}: ${fault}`);
    for (const song of songs) {
      const place = song === STDIN ? STDIN : resolve(song);
      if (paths.has(place)) continue;
      paths.set(place, song);
      if (isStream) streams.add(song);
    }
  }
  return { paths: [...paths.values()], streams, faults };
}

async function songsOf(name: string): Promise<Named> {
  if (name === STDIN) return { songs: [STDIN], isStream: true };
  const stats = statsOf(name);
  if (stats?.isFIFO()) return { songs: [name], isStream: true };
  if (stats?.isDirectory()) return songsIn(name);
  if (ARRANGEMENT.test(name)) return orNone([songBeside(name)].filter((path) => path !== undefined));
  if (isThere(name)) return { songs: [name] };
  return orNone(isGlob(name) ? await songsLike(name) : []);
}

/** Undefined for what cannot be looked at; reading it says why. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function orNone(songs: string[]): Named {
  if (songs.length > 0) return { songs };
  return { songs, fault: 'no MIDI file there; check the path or pattern' };
}

async function songsIn(folder: string): Promise<Named> {
  try {
    const songs = await walk(folder);
    if (songs.length > 0) return { songs };
    return { songs, fault: 'no MIDI file in this folder; check the path' };
  } catch (error) {
    return { songs: [], fault: reasonOf(folder, error) };
  }
}

async function songsLike(pattern: string): Promise<string[]> {
  const [folder] = pattern.split(/[*?{]/, 1);
  const start = folder?.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) || '/' : '.';
  const plain = pattern.replace(/^\.\//, '');
  return (await walk(start).catch(() => [])).filter((path) =>
    matchesGlob(
      slashed(start === '.' ? relative('.', path) : path),
      plain.includes('/') ? plain : `./${plain}`,
    ),
  );
}

/** All songs of a folder and its folders; a folder in it that cannot be entered is passed over. */
async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const songs: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) songs.push(...(await walk(path).catch(() => [])));
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
