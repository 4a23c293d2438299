/** Silencers in the arrangement file: `lint: { ignore: [{ rule, bars, because }] }`. A filter behind the rules, not in them. */
import * as z from 'zod';
import type { KeyPath } from '../../userfile/key-path.ts';
import { parseUserFile } from '../../userfile/user-file.ts';
import { noSuchRule, ruleNamed } from '../rules.ts';
import type { ArrangementOnDisk } from '../types.ts';

export type Ignore = {
  rule: string;
  /** Both from 1 and included; absent for the whole song. */
  bars: { first: number; last: number } | undefined;
  keys: KeyPath;
  line: number;
  column: number;
};

const BARS = /^([1-9]\d*)(?:\.\.([1-9]\d*))?$/;
const BARS_REMEDY = 'write a bar or bars, as in 4 or 4..8';
const REASON_CHARACTERS_MIN = 3;

const ignoreSchema = z.strictObject({
  rule: z.string(),
  bars: z
    .union([z.number(), z.string()], { error: BARS_REMEDY })
    .refine((bars) => BARS.test(String(bars)), { error: BARS_REMEDY })
    .optional(),
  because: z.string().refine(isReason, { error: 'no reason is told; write why the rule is wrong here' }),
});
const fileSchema = z.looseObject({
  lint: z.strictObject({ ignore: z.array(ignoreSchema).optional() }).optional(),
});

/** @throws UserFileError where an ignore names no rule, no reason, or bars that are none. */
export function parseIgnores({ text, path }: ArrangementOnDisk): Ignore[] {
  // Most files have none, and a file is slow to parse.
  if (!/lint["']?\s*:/.test(text)) return [];
  const file = parseUserFile(text, path, fileSchema);
  return (file.value.lint?.ignore ?? []).map(({ rule, bars }, index) => {
    const keys = ['lint', 'ignore', index];
    if (!ruleNamed(rule)) throw file.errorAt([...keys, 'rule'], noSuchRule(rule));
    const { line, column } = file.errorAt(keys, '');
    const decoded = bars === undefined ? undefined : decodeBars(String(bars));
    if (decoded && decoded.last < decoded.first) {
      const remedy = `write ${decoded.last}..${decoded.first}`;
      throw file.errorAt([...keys, 'bars'], `bars ${bars} end before they begin; ${remedy}`);
    }
    return { rule, bars: decoded, keys, line, column };
  });
}

/** The one of a rule's ignores that silences a find in a bar (from 1; undefined for the song as a whole). */
export function silencerOf(ignores: readonly Ignore[], bar: number | undefined): Ignore | undefined {
  return ignores.find(({ bars }) => {
    return !bars || (bar !== undefined && bar >= bars.first && bar <= bars.last);
  });
}

function isReason(text: string): boolean {
  return text.trim().length >= REASON_CHARACTERS_MIN;
}

function decodeBars(text: string): { first: number; last: number } {
  const [, first = '1', last = first] = BARS.exec(text) ?? [];
  return { first: Number(first), last: Number(last) };
}
