/** The pages about rules, docs/rules/NAME.md, as `--explain` prints them. */
import { readFile } from 'node:fs/promises';
import { noSuchRule, ruleNamed, rules } from '../../lint/rules.ts';
import { presetSettings } from '../../lint/presets.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { columns } from '../view/columns.ts';

/** @throws UsageError where there is no such rule. */
export async function explainRule(name: string): Promise<string> {
  if (!ruleNamed(name)) throw new UsageError(noSuchRule(name));
  const page = new URL(`../../../docs/rules/${name}.md`, import.meta.url);
  return (await readFile(page, 'utf8')).trimEnd();
}

/** A line for each rule: name, level in the recommended and the strict preset, what it finds. */
export function listRules(): string {
  const recommended = presetSettings('recommended');
  const strict = presetSettings('strict');
  const rows = rules.map(({ name, about }) => [
    name,
    recommended.get(name)?.level ?? 'off',
    strict.get(name)?.level ?? 'off',
    about,
  ]);
  return columns([['rule', 'recommended', 'strict', 'finds'], ...rows]).join('\n');
}
