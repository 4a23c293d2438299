/** Finds the songs that a user means: files, folders, patterns; an arrangement stands for the song beside it. */
import { statSync, type Stats } from 'node:fs';
import { resolve } from 'node:path';
import { toFileError } from '../../userfile/node/file-error.ts';
import { isThere } from '../../userfile/node/read-sync.ts';
import { isGlob } from '../patterns/glob.ts';
import { SONG, SONG_OR_YAML, songsOfYaml, YAML, type Named } from './songs-of-yaml.ts';
import { filesIn, filesLike } from './walk-files.ts';

/** Standard input, as a user names it. */
export const STDIN = '-';

export type SongsFound = {
  /** Each file once, in the order named; within a folder by name. */
  paths: string[];
  /** Those of them that can be read once only: standard input and pipes that were named. */
  streams: ReadonlySet<string>;
  /** Configurations that were named beside songs, as a hook for commits does it. */
  configs: string[];
  /** What was named and stands for no song: place, fact and remedy. */
  faults: string[];
};

export async function findSongs(named: readonly string[]): Promise<SongsFound> {
  const paths = new Map<string, string>();
  const streams = new Set<string>();
  const others = { configs: new Array<string>(), faults: new Array<string>() };
  for (const name of named) {
    const { songs, isStream, configs = [], faults = [] } = await songsOf(name);
    others.configs.push(...configs);
    others.faults.push(...faults);
    for (const song of songs) {
      const place = song === STDIN ? STDIN : resolve(song);
      if (paths.has(place)) continue;
      paths.set(place, song);
      if (isStream) streams.add(song);
    }
  }
  return { paths: [...paths.values()], streams, ...others };
}

async function songsOf(name: string): Promise<Named> {
  if (name === STDIN) return { songs: [STDIN], isStream: true };
  const stats = statsOf(name);
  if (stats?.isFIFO()) return { songs: [name], isStream: true };
  if (stats?.isDirectory()) return songsIn(name);
  if (isThere(name)) return YAML.test(name) ? songsOfYaml(name) : { songs: [name] };
  return songsLike(name);
}

/** Undefined for what cannot be looked at; reading it says why. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

async function songsIn(folder: string): Promise<Named> {
  try {
    const songs = await filesIn(folder, SONG);
    if (songs.length > 0) return { songs };
    return { songs, faults: [`${folder}: no MIDI file in this folder; check the path`] };
  } catch (error) {
    return { songs: [], faults: [toFileError(folder, error, 'read').message] };
  }
}

/** A pattern that asks for YAML files means what they stand for; any other means songs alone. */
async function songsLike(pattern: string): Promise<Named> {
  const ending = /ya?ml/i.test(pattern) ? SONG_OR_YAML : SONG;
  const files = isGlob(pattern) ? await filesLike(pattern, ending) : [];
  if (files.length === 0)
    return { songs: [], faults: [`${pattern}: no MIDI file there; check the path or pattern`] };
  const each = files.map((path): Named => (YAML.test(path) ? songsOfYaml(path) : { songs: [path] }));
  return {
    songs: each.flatMap(({ songs }) => songs),
    configs: each.flatMap(({ configs = [] }) => configs),
    faults: each.flatMap(({ faults = [] }) => faults),
  };
}
