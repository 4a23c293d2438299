/** The named sets of severities that a configuration extends. */
import { rules } from './rules.ts';
import type { RuleOptions, Severity } from './types.ts';

export type Level = Severity | 'off';

/** What is set for one rule; options that are absent stay as the rule has them. */
export type RuleSetting = { level: Level; options: RuleOptions };

export type RuleSettings = ReadonlyMap<string, RuleSetting>;

export const PRESET_NAMES = ['recommended', 'strict', 'moppy'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** From the lowest to the highest. */
const LEVELS: readonly Level[] = ['off', 'warn', 'error'];
const NOTHING: RuleSetting = { level: 'off', options: {} };
/** Rules whose finds are certain to spoil the performance; the others are warnings. */
const ERRORS = new Set([
  'file-damage',
  'stuck-note',
  'arrangement-drift',
  'dropped-melody',
  'link-budget',
  'overheated-drive',
]);
/** Trouble for Moppy only. */
const MOPPY_ONLY = new Set(['channel-gaps']);

const PRESETS: Readonly<Record<PresetName, (rule: string) => RuleSetting>> = {
  recommended: (rule) => ({ level: recommended(rule), options: {} }),
  strict: (rule) => ({ level: MOPPY_ONLY.has(rule) ? 'off' : 'error', options: {} }),
  // Moppy has one drive a channel, plays 24 to 71 and bends by two semitones (its protocol, message 0x0E).
  moppy: (rule) => ({
    level: MOPPY_ONLY.has(rule) || rule === 'channel-polyphony' ? 'error' : recommended(rule),
    options: rule === 'bend-range' ? { cents: 200 } : {},
  }),
};

export function presetSettings(name: PresetName): Map<string, RuleSetting> {
  return mergedPresets([name]);
}

/** Of each rule the highest level that one of the presets gives it, and the options of all. */
export function mergedPresets(names: readonly PresetName[]): Map<string, RuleSetting> {
  return new Map(
    rules.map((rule) => [rule.name, names.map((name) => PRESETS[name](rule.name)).reduce(merged, NOTHING)]),
  );
}

function merged(one: RuleSetting, other: RuleSetting): RuleSetting {
  const isHigher = LEVELS.indexOf(other.level) > LEVELS.indexOf(one.level);
  return { level: isHigher ? other.level : one.level, options: { ...one.options, ...other.options } };
}

function recommended(rule: string): Level {
  if (MOPPY_ONLY.has(rule)) return 'off';
  return ERRORS.has(rule) ? 'error' : 'warn';
}
