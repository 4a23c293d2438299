/** What a user writes behind `--rule`: a rule's name, with or without a level. */
import { noSuchRule } from '../../lint/config.ts';
import { rules } from '../../lint/index.ts';
import type { Level } from '../../lint/presets.ts';
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
  if (!rules.some(({ name }) => name === rule)) throw new UsageError(noSuchRule(rule));
  if (level === undefined || level === 'off' || level === 'warn' || level === 'error') return { rule, level };
  throw new UsageError(`'${level}' is no level of a rule; write ${rule}:off, ${rule}:warn or ${rule}:error`);
}
