/** Lists the files on which a run of lint depends, those that are not there yet included, so that two lists tell what changed. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { CONFIG_NAME, parseConfig } from '../config.ts';
import { RIG_HERE } from '../../userfile/file-names.ts';
import { isGlob } from '../patterns/glob.ts';
import { SONG_OR_YAML } from './songs-of-yaml.ts';
import { SKIPPED_FOLDERS, splitPattern } from './walk-files.ts';

export type Snapshot = {
  /** What tells a file from the same one changed, by full path. */
  stamps: Map<string, string>;
  /** Names that matter in a folder, by its full path; undefined where all do. */
  folders: Map<string, Set<string> | undefined>;
};

export type WatchRequest = { named: readonly string[]; configPath?: string; rigPath?: string };

export function takeSnapshot({ named, configPath, rigPath }: WatchRequest): Snapshot {
  const snapshot: Snapshot = { stamps: new Map(), folders: new Map() };
  for (const name of named)
    addNamed(snapshot, isGlob(name) && !existsSync(name) ? splitPattern(name).folder : name);
  const configs =
    configPath === undefined
      ? [...snapshot.folders.keys()].map((folder) => join(folder, CONFIG_NAME))
      : [resolve(configPath)];
  const rigs = rigPath === undefined ? [RIG_HERE, ...configs.flatMap(rigIn)] : [rigPath];
  for (const path of [...configs, ...rigs]) addFile(snapshot, resolve(path));
  return snapshot;
}

/** In words, as `songs/a.yaml changed`; empty where nothing did. */
export function changesBetween(before: Snapshot, after: Snapshot): string[] {
  const paths = new Set([...before.stamps.keys(), ...after.stamps.keys()]);
  return [...paths].toSorted().flatMap((path) => {
    const [was, is] = [before.stamps.get(path), after.stamps.get(path)];
    if (was === is) return [];
    const name = relative('.', path);
    return [was === undefined ? `${name} is new` : is === undefined ? `${name} is gone` : `${name} changed`];
  });
}

function addNamed(snapshot: Snapshot, path: string): void {
  const full = resolve(path);
  if (isFolder(full)) return addFolder(snapshot, full);
  // A song and its arrangement differ in their endings alone.
  const stem = full.replace(SONG_OR_YAML, '');
  addAbove(snapshot, full);
  for (const name of namesIn(dirname(full))) {
    const beside = join(dirname(full), name);
    if (SONG_OR_YAML.test(name) && beside.replace(SONG_OR_YAML, '') === stem) addStamp(snapshot, beside);
  }
  snapshot.folders.set(dirname(full), undefined);
}

function addFolder(snapshot: Snapshot, folder: string): void {
  addAbove(snapshot, folder);
  snapshot.folders.set(folder, undefined);
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    if (SONG_OR_YAML.test(name)) addStamp(snapshot, path);
    else if (!SKIPPED_FOLDERS.has(name) && isFolder(path)) addFolder(snapshot, path);
  }
}

/** A configuration may come to lie in any folder above, and each of them may go and come back. */
function addAbove(snapshot: Snapshot, path: string): void {
  const folder = dirname(path);
  if (folder === path) return;
  addName(snapshot, folder, basename(path));
  addName(snapshot, folder, CONFIG_NAME);
  addAbove(snapshot, folder);
}

function addFile(snapshot: Snapshot, path: string): void {
  addName(snapshot, dirname(path), basename(path));
  addStamp(snapshot, path);
}

function addName({ folders }: Snapshot, folder: string, name: string): void {
  if (!folders.has(folder)) folders.set(folder, new Set([name]));
  else folders.get(folder)?.add(name);
}

function addStamp({ stamps }: Snapshot, path: string): void {
  const stats = statOf(path);
  if (stats?.isFile()) stamps.set(path, `${stats.mtimeMs} ${stats.size} ${stats.ino} ${stats.mode}`);
}

/** None where the configuration is broken; the run says so. */
function rigIn(configPath: string): string[] {
  try {
    const { rig } = parseConfig(readFileSync(configPath, 'utf8'), configPath);
    return rig === undefined ? [] : [resolve(dirname(configPath), rig.path)];
  } catch {
    return [];
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false;
}

/** Undefined for what is not there, or not to be looked at. */
function statOf(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
