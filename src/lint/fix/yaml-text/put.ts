/** Puts a value into a YAML text: in the place of another, or under a key that is new. */
import { stringify, type CST } from 'yaml';
import type { KeyPath } from '../../../userfile/key-path.ts';
import { collectionAt, contentStart, endOf, findEntry, rootToken, type Collection } from './entries.ts';
import { indentBefore, lineBreakOf, lineStart, nextLine, type Splice } from './splice.ts';

type Quotes = 'plain' | 'single' | 'double';

/** What YAML wants escaped, and a line break, which would need lines of its own. */
const ESCAPED = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/u;

/** A new key stands first at the top of the file, and last anywhere else. Undefined where this cannot be done. */
export function putSplices(text: string, keys: KeyPath, value: unknown): Splice[] | undefined {
  if (!rootToken(text)) return appended(text, keys, value);
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const collection = collectionAt(text, keys.slice(0, depth - 1));
    if (!collection) continue;
    const key = keys[depth - 1] ?? '';
    const entry = collection.entries[findEntry(collection, key)];
    if (entry) return depth === keys.length ? replaced(text, collection, entry, value) : undefined;
    if (!collection.isMap) return undefined;
    return added(text, collection, { key, value: wrapped(keys.slice(depth), value), isFirst: depth === 1 });
  }
  return undefined;
}

/** A file of comments alone. */
function appended(text: string, keys: KeyPath, value: unknown): Splice[] {
  const lineBreak = lineBreakOf(text);
  const gap = text === '' || text.endsWith('\n') ? '' : lineBreak;
  const [key = '', ...rest] = keys;
  const line = pairText(key, wrapped(rest, value), 'plain', ' ');
  return [{ from: text.length, to: text.length, text: `${gap}${line}${lineBreak}` }];
}

/** `{ a: { b: value } }` for the keys a and b. */
function wrapped(keys: KeyPath, value: unknown): unknown {
  return keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

function replaced(
  text: string,
  collection: Collection,
  entry: Collection['entries'][number],
  value: unknown,
): Splice[] | undefined {
  const quotes = quotesWithin(text, collection);
  const old = entry.value;
  if (!old) return [{ from: entry.valueAt, to: entry.valueAt, text: ` ${valueText(value, quotes)}` }];
  if (old.type === 'block-scalar') return replacedBlock(text, old, value);
  if (old.type === 'block-map' || old.type === 'block-seq' || !('offset' in old)) return undefined;
  const own = quotesOf(text.slice(old.offset));
  const style = typeof value === 'string' && own !== 'plain' ? own : quotes;
  return [{ from: old.offset, to: endOf(old), text: valueText(value, style) }];
}

/** The value takes the place of the `|`, so that a comment behind that stays. */
function replacedBlock(text: string, old: CST.BlockScalar, value: unknown): Splice[] {
  const start = contentStart(old);
  const header = /^[|>][-+\d]*/.exec(text.slice(old.offset))?.[0] ?? '';
  return [
    { from: old.offset, to: old.offset + header.length, text: valueText(value, 'plain') },
    { from: start, to: start + old.source.length, text: '' },
  ];
}

type Addition = { key: string | number; value: unknown; isFirst: boolean };

function added(text: string, collection: Collection, addition: Addition): Splice[] {
  const { entries, flow } = collection;
  const [first, second] = entries;
  const colonGap = first ? colonGapOf(text, first) : ' ';
  const pair = pairText(addition.key, addition.value, quotesWithin(text, collection), colonGap);
  if (!first) return [{ from: (flow?.start ?? 0) + 1, to: (flow?.end ?? 0) - 1, text: ` ${pair} ` }];
  const indent = indentBefore(text, first.start);
  const ownLine = `${lineBreakOf(text)}${indent ?? ' '.repeat(first.start - lineStart(text, first.start))}`;
  const commaGap = second && first.commaAt !== undefined ? text.slice(first.commaAt + 1, second.start) : ' ';
  const inLineGap = /^ *$/.test(commaGap) && colonGap !== '' ? commaGap : colonGap;
  const gap = flow && indent === undefined ? inLineGap : ownLine;
  if (addition.isFirst) return [insertion(first.start, `${pair}${flow ? ',' : ''}${gap}`)];
  return flow ? behindLast(text, collection, pair, gap) : [belowLast(text, collection, pair, gap)];
}

/** In flow style, with a comma before it, and behind it where the last one has one. */
function behindLast(text: string, { entries }: Collection, pair: string, gap: string): Splice[] {
  const last = entries.at(-1);
  if (!last) return [];
  const at = last.commaAt === undefined ? last.end : last.commaAt + 1;
  const restOfLine = text.slice(at, nextLine(text, at));
  // A comment behind the last one stays in its line.
  const behind = gap.includes('\n') && /^[ \t]*#/.test(restOfLine) ? restOfLine.trimEnd().length : 0;
  const comma = last.commaAt === undefined ? [insertion(last.end, ',')] : [];
  return [...comma, insertion(at + behind, `${gap}${pair}${last.commaAt === undefined ? '' : ','}`)];
}

/** In block style, on the line below the last one. */
function belowLast(text: string, { entries }: Collection, pair: string, gap: string): Splice {
  const end = entries.at(-1)?.end ?? text.length;
  if (text[end - 1] === '\n')
    return insertion(end, `${gap.replace(/^\r?\n/, '')}${pair}${lineBreakOf(text)}`);
  const line = text.slice(end, nextLine(text, end));
  return insertion(end + line.trimEnd().length, `${gap}${pair}`);
}

function insertion(at: number, text: string): Splice {
  return { from: at, to: at, text };
}

function pairText(key: string | number, value: unknown, quotes: Quotes, colonGap: string): string {
  return `${valueText(String(key), quotes)}:${colonGap}${valueText(value, quotes)}`;
}

/** Blanks between a colon and a value in the same line. */
function colonGapOf(text: string, { valueAt, value }: Collection['entries'][number]): string {
  const gap = value && 'offset' in value ? text.slice(valueAt, value.offset) : ' ';
  return /^ ?$/.test(gap) ? gap : ' ';
}

/** JSON has its keys in double quotes, and so have those who write so. */
function quotesWithin(text: string, { entries }: Collection): Quotes {
  const key = entries.find((entry) => entry.key)?.key;
  return key && 'offset' in key ? quotesOf(text.slice(key.offset)) : 'plain';
}

/** A value in one line that fits among what stands there; `double` makes JSON of it. */
function valueText(value: unknown, quotes: Quotes): string {
  if (quotes === 'double') return JSON.stringify(value);
  if (typeof value === 'string' && ESCAPED.test(value)) return JSON.stringify(value);
  if (typeof value === 'string' && quotes === 'single') return `'${value.replaceAll("'", "''")}'`;
  // As an item of a list in brackets: there a text is quoted also for a comma in it.
  return stringify([value], { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 })
    .trim()
    .slice(1, -1);
}

function quotesOf(source: string): Quotes {
  if (source.startsWith('"')) return 'double';
  return source.startsWith("'") ? 'single' : 'plain';
}
