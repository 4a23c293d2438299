/** What lies around a song on disk: configuration, rig and arrangement. */
import { dirname, relative, resolve, sep } from 'node:path';
import type { Rig } from '../../rig/types.ts';
import { withRule } from '../config.ts';
import type { Level, RuleSettings } from '../presets.ts';
import { createConfigResolver, type ResolveConfig, type ConfigOptions } from './resolve-config.ts';
import { arrangementBeside } from '../../userfile/node/beside.ts';

export type LintOptions = ConfigOptions & {
  /** From the command line, last word: a level for each rule. */
  levels: [rule: string, level: Level][];
  /** Only these rules run, besides those that `levels` turns on; all where it is empty. */
  only: string[];
};

export type SongContext = {
  settings: RuleSettings;
  rig: Rig;
  arrangement: { path: string; text: string } | undefined;
};

export type ContextOf = (songPath: string) => SongContext;

/** @returns a function that throws UserFileError, or FileError where a file cannot be read. */
export function createContextOf(
  options: LintOptions,
  resolveConfig: ResolveConfig = createConfigResolver(options),
): ContextOf {
  return (songPath) => {
    const { config, folder, rig } = resolveConfig(dirname(resolve(songPath)));
    const relativePath = relative(folder, resolve(songPath)).split(sep).join('/');
    return {
      settings: withOptions(config.settingsFor(relativePath), options),
      rig,
      arrangement: arrangementBeside(songPath),
    };
  };
}

/** A level told on the command line counts also where only some rules run: it takes its rule in, or out. */
function withOptions(settings: RuleSettings, { levels, only }: LintOptions): RuleSettings {
  const levelled = levels.reduce((all, [rule, level]) => withRule(all, rule, { level }), settings);
  if (only.length === 0) return levelled;
  const told = new Set(levels.map(([rule]) => rule));
  return new Map(
    [...levelled].map(([name, setting]) => {
      if (told.has(name)) return [name, setting];
      const level = !only.includes(name) ? 'off' : setting.level === 'off' ? 'warn' : setting.level;
      return [name, { ...setting, level }];
    }),
  );
}
