/** What a user writes behind `--rule` and `--format`. */
import { reporters } from '../../lint/reporters.ts';
import type { Reporter } from '../../lint/report.ts';
import { noSuchRule, ruleNamed } from '../../lint/rules.ts';
import type { Level } from '../../lint/presets.ts';
import { didYouMean } from '../../words/nearest-word.ts';
import { UsageError } from '../exit/error-boundary.ts';

export type RuleFlag = {
  rule: string;
  /** Absent: only the rules named are to run. */
  level: Level | undefined;
};

/**
 * @example parseRuleFlag('short-note:off') // { rule: 'short-note', level: 'off' }
 * @throws UsageError where there is no such rule or level.
 */
export function parseRuleFlag(text: string): RuleFlag {
  const [, rule = '', level] = /^([^:=]*)(?:[:=](.*))?$/s.exec(text)?.map((part) => part?.trim()) ?? [];
  if (!ruleNamed(rule)) throw new UsageError(noSuchRule(rule));
  if (level === undefined || level === 'off' || level === 'warn' || level === 'error') return { rule, level };
  throw new UsageError(`'${level}' is no level of a rule; write ${rule}:off, ${rule}:warn or ${rule}:error`);
}

/** The reporter that `--format` names. Throws a UsageError where there is none of that name. */
export async function reporterNamed(name: string): Promise<Reporter> {
  const load = Object.hasOwn(reporters, name) ? reporters[name] : undefined;
  if (load) return load();
  const names = Object.keys(reporters);
  const remedy = didYouMean(name, names, `write ${names.join(', ')}`);
  throw new UsageError(`there is no format '${name}'; ${remedy}`);
}
