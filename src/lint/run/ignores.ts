/** Silencers in the arrangement file: `lint: { ignore: [{ rule, bars, because }] }`. A filter behind the rules, not in them. */
import type { KeyPath } from '../../userfile/key-path.ts';
import { anything, either, keys, list, number, openKeys, optional, text } from '../../userfile/schema.ts';
import { parseUserFile } from '../../userfile/user-file.ts';
import { noSuchRule, ruleNamed } from '../rules.ts';
import type { ArrangementOnDisk } from '../types.ts';

export type Ignore = {
  rule: string;
  /** Both from 1 and included; absent for the whole song. */
  bars: { first: number; last: number } | undefined;
  keys: KeyPath;
};

const BARS = /^([1-9]\d*)(?:\.\.([1-9]\d*))?$/;
const BARS_REMEDY = 'write a bar or bars, as in 4 or 4..8';
/** Three characters at least. */
const REASON = /\S[\s\S]+\S/;

const ignoreSchema = keys({
  rule: text(),
  bars: optional(either([number(), text()], BARS_REMEDY)),
  because: text({
    fits: { pattern: REASON, words: 'no reason is told; write why the rule is wrong here' },
  }),
});
const fileSchema = openKeys({ lint: optional(keys({ ignore: optional(list(ignoreSchema)) })) }, anything());

/** @throws UserFileError where an ignore names no rule, no reason, or bars that are none. */
export function parseIgnores({ text, path }: ArrangementOnDisk): Ignore[] {
  // Most files have none, and a file is slow to parse.
  if (!/lint["']?\s*:/.test(text)) return [];
  const file = parseUserFile(text, path, fileSchema);
  return (file.value.lint?.ignore ?? []).map(({ rule, bars }, index) => {
    const keys = ['lint', 'ignore', index];
    if (!ruleNamed(rule)) throw file.errorAt([...keys, 'rule'], noSuchRule(rule));
    const decoded = bars === undefined ? undefined : decodeBars(String(bars));
    if (bars !== undefined && !decoded) throw file.errorAt([...keys, 'bars'], `'bars': ${BARS_REMEDY}`);
    if (decoded && decoded.last < decoded.first) {
      const remedy = `write ${decoded.last}..${decoded.first}`;
      throw file.errorAt([...keys, 'bars'], `bars ${bars} end before they begin; ${remedy}`);
    }
    return { rule, bars: decoded, keys };
  });
}

/** The one of a rule's ignores that silences a find in a bar (from 1; undefined for the song as a whole). */
export function silencerOf(ignores: readonly Ignore[], bar: number | undefined): Ignore | undefined {
  return ignores.find(({ bars }) => {
    return !bars || (bar !== undefined && bar >= bars.first && bar <= bars.last);
  });
}

function decodeBars(text: string): { first: number; last: number } | undefined {
  const [, first, last = first] = BARS.exec(text) ?? [];
  return first === undefined ? undefined : { first: Number(first), last: Number(last) };
}
