/** `flopera.config.yaml`: which rules count how much, for which files, on which rig. */
import type { KeyPath } from '../userfile/key-path.ts';
import {
  either,
  keys,
  list,
  number,
  oneOf,
  openKeys,
  optional,
  table,
  text,
  type ValueOf,
} from '../userfile/schema.ts';
import { parseUserFile, type UserFile } from '../userfile/user-file.ts';
import type { UserFileError } from '../userfile/user-file-error.ts';
import { didYouMean } from '../words/nearest-word.ts';
import { noSuchRule, ruleNamed } from './rules.ts';
import { filesTest } from './patterns/glob.ts';
import {
  mergedPresets,
  PRESET_NAMES,
  presetSettings,
  type PresetName,
  type RuleSetting,
  type RuleSettings,
} from './presets.ts';

export const CONFIG_NAME = 'flopera.config.yaml';

const level = oneOf(['off', 'warn', 'error']);
const ruleEntry = either(
  [level, openKeys({ severity: optional(level) }, number())],
  'write off, warn or error, or { severity: warn, option: number }',
);
const filePatterns = either([text(), list(text())], 'write which files are meant, as in files: drafts/');
const ruleTable = table(ruleEntry);

const configSchema = keys({
  // Names are checked one by one, so that a mistake is told at its own place in the list.
  extends: optional(either([text(), list(text())], `write a preset: ${PRESET_NAMES.join(', ')}`)),
  rig: optional(
    text({
      fits: { pattern: /./, words: 'no file is named; write the path of the rig file' },
      about: 'Path of the rig file, from the folder of this file',
    }),
  ),
  rules: optional(ruleTable),
  overrides: optional(list(keys({ files: filePatterns, rules: ruleTable }))),
});

type ConfigText = ValueOf<typeof configSchema>;
type RuleTable = ValueOf<typeof ruleTable>;

export type LintConfig = {
  /** As written: from the folder of the configuration; `fault` is an error about it. */
  rig: { path: string; fault: (factAndRemedy: string) => UserFileError } | undefined;
  /** Settings for a file, by its path from the folder of the configuration, with `/` between folders. */
  settingsFor(relativePath: string): RuleSettings;
};

export const defaultConfig: LintConfig = {
  rig: undefined,
  settingsFor: () => presetSettings('recommended'),
};

/**
 * Reads a configuration; `path` is what errors call it.
 * @throws UserFileError with line and column: broken YAML, a rule or option that does not exist.
 */
export function parseConfig(text: string, path: string): LintConfig {
  const file = parseUserFile(text, path, configSchema);
  const { value } = file;
  checkRules(file, value.rules ?? {}, ['rules']);
  value.overrides?.forEach((override, index) =>
    checkRules(file, override.rules, ['overrides', index, 'rules']),
  );
  const base = withTable(mergedPresets(presetsOf(file)), value.rules ?? {});
  const rigFault = (words: string): UserFileError => file.errorAt(['rig'], `'rig': ${words}`);
  const overrides = (value.overrides ?? []).map(({ files, rules: table }) => ({
    tests: [files].flat().map(filesTest),
    table,
  }));
  return {
    rig: value.rig === undefined ? undefined : { path: value.rig, fault: rigFault },
    settingsFor: (relativePath) => {
      const matching = overrides.filter(({ tests }) => tests.some((fits) => fits(relativePath)));
      return matching.reduce((settings, { table }) => withTable(settings, table), base);
    },
  };
}

/** The settings with one rule changed, as `--rule` does it. */
export function withRule(settings: RuleSettings, name: string, setting: Partial<RuleSetting>): RuleSettings {
  const known = settings.get(name) ?? { level: 'warn', options: {} };
  return new Map(settings).set(name, { ...known, ...setting });
}

function presetsOf(file: UserFile<ConfigText>): PresetName[] {
  const { extends: named = 'recommended' } = file.value;
  if (named.length === 0)
    throw file.errorAt(['extends'], `'extends' names no preset; write ${PRESET_NAMES.join(', ')}`);
  return [named].flat().map((name, index) => {
    const preset = PRESET_NAMES.find((known) => known === name);
    if (preset) return preset;
    const remedy = didYouMean(name, PRESET_NAMES, `write ${PRESET_NAMES.join(', ')}`);
    const keys = typeof named === 'string' ? ['extends'] : ['extends', index];
    throw file.errorAt(keys, `there is no preset '${name}'; ${remedy}`);
  });
}

function withTable(settings: RuleSettings, table: RuleTable): RuleSettings {
  return Object.entries(table).reduce((all, [name, entry]) => {
    if (typeof entry === 'string') return withRule(all, name, { level: entry });
    const { severity, ...options } = entry;
    const known = all.get(name);
    const set = severity ?? (known?.level === 'off' ? 'warn' : known?.level) ?? 'warn';
    return withRule(all, name, { level: set, options: { ...known?.options, ...options } });
  }, settings);
}

function checkRules(file: UserFile<ConfigText>, table: RuleTable, keys: KeyPath): void {
  for (const [name, entry] of Object.entries(table)) {
    const rule = ruleNamed(name);
    if (!rule) throw file.errorAtKey([...keys, name], noSuchRule(name));
    if (typeof entry === 'string') continue;
    const known = Object.keys(rule.options);
    const strange = Object.keys(entry).find((option) => option !== 'severity' && !known.includes(option));
    if (strange === undefined) continue;
    const has = known.length === 0 ? `${name} has no options` : `its options: ${known.join(', ')}`;
    const remedy = didYouMean(strange, known, has);
    throw file.errorAtKey([...keys, name, strange], `${name} has no option '${strange}'; ${remedy}`);
  }
}
