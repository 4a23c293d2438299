/** Writes single values as YAML that fits among what stands there: its quotes, and JSON within JSON. */
import { stringify } from 'yaml';

export type Quotes = 'plain' | 'single' | 'double';

/** What YAML wants escaped, and a line break, which would need lines of its own. */
const ESCAPED = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/u;

/** In one line; `double` makes JSON of it. */
export function valueText(value: unknown, quotes: Quotes): string {
  if (quotes === 'double') return JSON.stringify(value);
  if (typeof value === 'string' && ESCAPED.test(value)) return JSON.stringify(value);
  if (typeof value === 'string' && quotes === 'single') return `'${value.replaceAll("'", "''")}'`;
  // As an item of a list in brackets: there a text is quoted also for a comma in it.
  return stringify([value], { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 })
    .trim()
    .slice(1, -1);
}

export function quotesOf(source: string): Quotes {
  if (source.startsWith('"')) return 'double';
  return source.startsWith("'") ? 'single' : 'plain';
}
