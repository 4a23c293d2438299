/** Which configuration and which rig count for the songs of a folder; each file is read once. */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { defaultRig } from '../../rig/default-rig.ts';
import { parseRig } from '../../rig/parse-rig.ts';
import type { Rig } from '../../rig/types.ts';
import { CONFIG_NAME, defaultConfig, parseConfig, type LintConfig } from '../config.ts';
import { RIG_HERE } from '../../userfile/file-names.ts';
import { FileError } from '../../userfile/node/file-error.ts';
import { isThere, readTextSync } from '../../userfile/node/read-sync.ts';

export type ConfigOptions = {
  /** Instead of what is found upwards from each song. */
  configPath?: string;
  rigPath?: string;
};

export type ResolvedConfig = {
  config: LintConfig;
  /** The folder from which the configuration names files. */
  folder: string;
  rig: Rig;
};

/** From a folder, absolute. Throws UserFileError or FileError where configuration or rig cannot be used. */
export type ResolveConfig = (folder: string) => ResolvedConfig;

/** For files that nobody named, but that are found by their name. */
const FOUND = { folderRemedy: 'give the folder another name' };

export function createConfigResolver({ configPath, rigPath }: ConfigOptions): ResolveConfig {
  const configOf = remembering((path) =>
    parseConfig(readTextSync(path, configPath === undefined ? FOUND : {}), path),
  );
  const rigOf = remembering((path) => parseRig(readTextSync(path, path === RIG_HERE ? FOUND : {}), path));
  const rigIn = (config: LintConfig, folder: string): Rig => {
    if (rigPath !== undefined) return rigOf(rigPath);
    if (!config.rig) return isThere(RIG_HERE) ? rigOf(RIG_HERE) : defaultRig();
    const { path, fault } = config.rig;
    try {
      return rigOf(shortPath(resolve(folder, path)));
    } catch (error) {
      throw error instanceof FileError ? fault(`${path}: ${error.factAndRemedy}`) : error;
    }
  };
  return remembering((folder) => {
    const path = configPath ?? findUpwards(folder);
    if (path === undefined) return { config: defaultConfig, folder, rig: rigIn(defaultConfig, folder) };
    const [config, home] = [configOf(path), dirname(resolve(path))];
    return { config, folder: home, rig: rigIn(config, home) };
  });
}

function remembering<Value>(read: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}

function findUpwards(folder: string): string | undefined {
  const path = join(folder, CONFIG_NAME);
  if (isThere(path)) return shortPath(path);
  const parent = dirname(folder);
  return parent === folder ? undefined : findUpwards(parent);
}

/** From here where it lies here, as a user would write it. */
function shortPath(path: string): string {
  const fromHere = relative('.', path);
  return fromHere === '' || fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere;
}
