/** Finds where the entries of maps and lists stand in a YAML text, by offset. */
import { CST, Parser } from 'yaml';
import type { KeyPath } from '../../../userfile/key-path.ts';

/** A pair of a map or an item of a list. */
export type Entry = {
  /** Its first and behind its last character, comments not counted. */
  start: number;
  end: number;
  /** Of flow style: behind the value, where a comma stands there. */
  commaAt: number | undefined;
  key: CST.Token | undefined;
  /** Between the end of the key and the value, or where a value would stand. */
  valueAt: number;
  value: CST.Token | undefined;
};

export type Collection = {
  isMap: boolean;
  /** Flow style: where it opens and closes, brackets included; undefined for block style. */
  flow: { start: number; end: number } | undefined;
  entries: Entry[];
};

/** The value of the first document; undefined where there is none. */
export function rootToken(text: string): CST.Token | undefined {
  for (const token of new Parser().parse(text)) if (token.type === 'document') return token.value;
  return undefined;
}

/** Undefined for a scalar or an alias. */
export function readCollection(token: CST.Token | undefined): Collection | undefined {
  if (!token || !CST.isCollection(token)) return undefined;
  const isFlow = token.type === 'flow-collection';
  const entries = token.items.flatMap((item) => readEntry(item) ?? []);
  if (isFlow) {
    for (const { start } of token.items) {
      const comma = start.find(({ type }) => type === 'comma');
      const before = comma && entries.findLast(({ end }) => end <= comma.offset);
      if (before) before.commaAt = comma.offset;
    }
  }
  return {
    isMap: token.type === 'block-map' || (isFlow && token.start.source === '{'),
    flow: isFlow ? { start: token.offset, end: endOf(token) } : undefined,
    entries,
  };
}

/** The place of the entry under `key`, which is compared as text; -1 where there is none. */
export function findEntry({ isMap, entries }: Collection, key: string | number): number {
  if (!isMap) return typeof key === 'number' && key < entries.length ? key : -1;
  return entries.findIndex((entry) => keyText(entry) === String(key));
}

/** The collection at `keys` itself. */
export function collectionAt(text: string, keys: KeyPath): Collection | undefined {
  let token = rootToken(text);
  for (const key of keys) {
    const collection = readCollection(token);
    if (!collection) return undefined;
    token = collection.entries[findEntry(collection, key)]?.value;
  }
  return readCollection(token);
}

function keyText({ key }: Entry): string | undefined {
  return key && (CST.isScalar(key) ? CST.resolveAsScalar(key).value : undefined);
}

/** Undefined for what is only blanks and comments. */
function readEntry({ start, key, sep = [], value }: CST.CollectionItem): Entry | undefined {
  const marks = [...start, ...sep].filter(isContent);
  const first = start.find(isContent)?.offset ?? key?.offset ?? sep.find(isContent)?.offset ?? value?.offset;
  if (first === undefined) return undefined;
  const lastMark = marks.at(-1);
  const markEnd = lastMark ? lastMark.offset + lastMark.source.length : first;
  const valueAt = Math.max(markEnd, key ? endOf(key) : first);
  return {
    start: first,
    end: value ? endOf(value) : valueAt,
    commaAt: undefined,
    key: key ?? undefined,
    valueAt,
    value,
  };
}

function isContent({ type }: CST.SourceToken): boolean {
  return type !== 'space' && type !== 'newline' && type !== 'comment' && type !== 'comma';
}

/** Behind the last character of a token, comments behind it not counted; a block scalar has its last line break. */
export function endOf(token: CST.Token): number {
  if (token.type === 'block-scalar') return contentStart(token) + token.source.length;
  if (token.type === 'flow-collection') return (token.end[0]?.offset ?? token.offset) + 1;
  if (CST.isCollection(token)) {
    const last = token.items.findLast((item) => readEntry(item) !== undefined);
    return (last && readEntry(last)?.end) ?? token.offset;
  }
  return 'source' in token && 'offset' in token ? token.offset + token.source.length : 0;
}

/** Where the lines of a block scalar begin, below its `|`. */
export function contentStart({ props, offset }: CST.BlockScalar): number {
  return props.reduce((at, prop) => at + CST.stringify(prop).length, offset);
}
