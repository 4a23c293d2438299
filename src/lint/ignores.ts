/** Silencers in the arrangement file: `lint: { ignore: [{ rule, bars, because }] }`. A filter behind the rules, not in them. */
import { z } from 'zod';
import { readUserFile, type KeyPath } from '../rig/user-file.ts';
import { noSuchRule } from './config.ts';
import { rules } from './index.ts';
import type { ArrangementOnDisk } from './types.ts';

export type Ignore = {
  rule: string;
  /** Both from 1 and included; absent for the whole song. */
  bars: { first: number; last: number } | undefined;
  keys: KeyPath;
  line: number;
  column: number;
};

const BARS = /^(\d+)(?:\.\.(\d+))?$/;

const ignoreSchema = z.strictObject({
  rule: z.string(),
  bars: z.union([z.int().min(1), z.string().regex(BARS, 'write a bar or bars, as in 4..8')]).optional(),
  because: z.string({ error: 'say why: because: and a reason' }).min(3, 'say why: because: and a reason'),
});
const fileSchema = z.looseObject({
  lint: z.strictObject({ ignore: z.array(ignoreSchema).optional() }).optional(),
});

/** @throws UserFileError where an ignore names no rule, no reason, or bars that are none. */
export function parseIgnores({ text, path }: ArrangementOnDisk): Ignore[] {
  // Most files have none, and a file is slow to parse.
  if (!/lint["']?\s*:/.test(text)) return [];
  const file = readUserFile(text, path, fileSchema);
  return (file.value.lint?.ignore ?? []).map(({ rule, bars }, index) => {
    const keys = ['lint', 'ignore', index];
    if (!rules.some(({ name }) => name === rule)) throw file.errorAt([...keys, 'rule'], noSuchRule(rule));
    const { line, column } = file.errorAt(keys, '');
    return { rule, bars: bars === undefined ? undefined : decodeBars(String(bars)), keys, line, column };
  });
}

/** The one of a rule's ignores that silences a find in a bar (from 1; undefined for the song as a whole). */
export function silencerOf(ignores: readonly Ignore[], bar: number | undefined): Ignore | undefined {
  return ignores.find(({ bars }) => {
    return !bars || (bar !== undefined && bar >= bars.first && bar <= bars.last);
  });
}

function decodeBars(text: string): { first: number; last: number } {
  const [, first = '1', last = first] = BARS.exec(text) ?? [];
  return { first: Number(first), last: Number(last) };
}
