/** What lies around a song on disk: configuration, rig and arrangement; each file is read once. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { defaultRig } from '../../rig/default-rig.ts';
import { parseRig } from '../../rig/parse-rig.ts';
import type { Rig } from '../../rig/types.ts';
import { CONFIG_NAME, defaultConfig, parseConfig, withRule, type LintConfig } from '../config.ts';
import type { Level, RuleSettings } from '../presets.ts';

export type LintOptions = {
  /** Instead of what is found upwards from each song. */
  configPath?: string;
  rigPath?: string;
  /** From the command line, last word: a level for each rule. */
  levels: [rule: string, level: Level][];
  /** Only these rules run; all where it is empty. */
  only: string[];
};

export type Surroundings = {
  settings: RuleSettings;
  rig: Rig;
  arrangement: { path: string; text: string } | undefined;
};

const RIG_HERE = 'rig.yaml';

export type Surveyor = (songPath: string) => Surroundings;

/** @returns a function that throws UserFileError, or the system's error where a file named cannot be read. */
export function createSurveyor(options: LintOptions): Surveyor {
  const configs = new Map<string, { config: LintConfig; folder: string }>();
  const rigs = new Map<string, Rig>();
  const configOf = (folder: string): { config: LintConfig; folder: string } => {
    const known = configs.get(folder);
    if (known) return known;
    const path = options.configPath ?? findUpwards(folder);
    const found = path
      ? { config: parseConfig(readFileSync(path, 'utf8'), path), folder: dirname(resolve(path)) }
      : { config: defaultConfig, folder };
    configs.set(folder, found);
    return found;
  };
  const rigOf = (path: string): Rig => {
    const rig = rigs.get(path) ?? parseRig(readFileSync(path, 'utf8'), path);
    rigs.set(path, rig);
    return rig;
  };

  return (songPath) => {
    const { config, folder } = configOf(dirname(resolve(songPath)));
    const inConfig = config.rig === undefined ? undefined : join(folder, config.rig);
    const rigPath = options.rigPath ?? inConfig ?? (existsSync(RIG_HERE) ? RIG_HERE : undefined);
    const relativePath = relative(folder, resolve(songPath)).split(sep).join('/');
    return {
      settings: withOptions(config.settingsFor(relativePath), options),
      rig: rigPath === undefined ? defaultRig() : rigOf(rigPath),
      arrangement: arrangementBeside(songPath),
    };
  };
}

function withOptions(settings: RuleSettings, { levels, only }: LintOptions): RuleSettings {
  const levelled = levels.reduce((all, [rule, level]) => withRule(all, rule, { level }), settings);
  if (only.length === 0) return levelled;
  return new Map(
    [...levelled].map(([name, setting]) => {
      const level = !only.includes(name) ? 'off' : setting.level === 'off' ? 'warn' : setting.level;
      return [name, { ...setting, level }];
    }),
  );
}

function findUpwards(folder: string): string | undefined {
  const path = join(folder, CONFIG_NAME);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : findUpwards(parent);
}

function arrangementBeside(songPath: string): Surroundings['arrangement'] {
  const path = `${songPath.replace(/\.[^./\\]*$/, '')}.yaml`;
  if (path === songPath || !existsSync(path)) return undefined;
  return { path, text: readFileSync(path, 'utf8') };
}
