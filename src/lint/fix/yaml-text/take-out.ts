/** Takes an entry out of a YAML text, with the comment that stands at it. */
import type { KeyPath } from '../../../userfile/key-path.ts';
import { collectionAt, findEntry, type Collection, type Entry } from './entries.ts';
import { indentBefore, lineStart, nextLine, type Splice } from './splice.ts';

/** Between two entries: nothing but blanks and a comma, behind the first one also the comment of its line. */
const FREE_GAP = /^[\s,]*$/;
const FREE_GAP_OF_FIRST = /^[ \t]*,?[ \t]*(#.*)?\r?\n[\s,]*$|^[\s,]*$/;

/** A parent that has nothing else goes, too. Undefined where this cannot be done. */
export function takeOutSplices(text: string, keys: KeyPath): Splice[] | undefined {
  const parentKeys = keys.slice(0, -1);
  const collection = collectionAt(text, parentKeys);
  const key = keys.at(-1);
  const place = collection && key !== undefined ? findEntry(collection, key) : -1;
  const entry = collection?.entries[place];
  if (!collection || !entry) return undefined;
  if (collection.entries.length === 1)
    return parentKeys.length === 0 ? undefined : takeOutSplices(text, parentKeys);
  const isHead = parentKeys.length === 0 && place === 0;
  return linesOf(text, collection, place, isHead) ?? inLine(text, collection, place);
}

/** Whole lines, where the entry shares them with no other. @param isHead whether what stands above is about the file */
function linesOf(text: string, collection: Collection, place: number, isHead: boolean): Splice[] | undefined {
  const entry = collection.entries[place];
  const indent = entry && indentBefore(text, entry.start);
  if (!entry || indent === undefined) return undefined;
  const end = lineEnd(text, entry);
  if (end === undefined) return undefined;
  const from = isHead ? lineStart(text, entry.start) : withCommentsAbove(text, entry.start, indent);
  const before = collection.entries[place - 1];
  // Without a comma behind it, it was the last one, and the one before it is now.
  const commaAt = entry.commaAt === undefined ? before?.commaAt : undefined;
  const comma = commaAt === undefined ? [] : [{ from: commaAt, to: commaAt + 1, text: '' }];
  // A text that does not end with a line break ends so afterwards, too.
  const isOpenEnd = end === text.length && !text.endsWith('\n');
  const start = isOpenEnd ? text.slice(0, from).replace(/\r?\n$/, '').length : from;
  return [...comma, { from: start, to: end, text: '' }];
}

/** Behind the last line of the entry; undefined where anything but its comma and a comment follows in that line. */
function lineEnd(text: string, { end, commaAt }: Entry): number | undefined {
  if (text[end - 1] === '\n') return end;
  const next = nextLine(text, end);
  const isCommaHere = commaAt !== undefined && commaAt < next;
  if (commaAt !== undefined && !isCommaHere) return undefined;
  const rest = text.slice(isCommaHere ? commaAt + 1 : end, next);
  const between = isCommaHere ? text.slice(end, commaAt) : '';
  return /^[ \t]*$/.test(between) && /^[ \t]*(#.*)?(\r?\n)?$/.test(rest) ? next : undefined;
}

/** The start of the lines of comment right above, as far in as the entry itself. */
function withCommentsAbove(text: string, start: number, indent: string): number {
  let from = lineStart(text, start);
  while (from > 0) {
    const above = lineStart(text, from - 1);
    if (above >= from || !text.startsWith(`${indent}#`, above)) break;
    from = above;
  }
  return from;
}

/** Among others in its line; undefined where that would take comments of theirs. */
function inLine(text: string, collection: Collection, place: number): Splice[] | undefined {
  const { entries, flow } = collection;
  const [before, entry, next] = [entries[place - 1], entries[place], entries[place + 1]];
  if (!entry) return undefined;
  if (!next) return flow && before ? lastInLine(text, before, entry) : undefined;
  const gap = text.slice(entry.end, next.start);
  // The comment of the line is this entry's if no other stands before it.
  const isFree = place === 0 ? FREE_GAP_OF_FIRST.test(gap) : FREE_GAP.test(gap);
  if (isFree) return [{ from: entry.start, to: next.start, text: '' }];
  if (entry.commaAt === undefined) return undefined;
  const comment = place === 0 ? (/^[ \t]*#.*/.exec(text.slice(entry.commaAt + 1))?.[0] ?? '') : '';
  const to = entry.commaAt + 1 + comment.trimEnd().length;
  const isLineOver = /^\r?\n/.test(text.slice(to));
  const from = isLineOver ? text.slice(0, entry.start).trimEnd().length : entry.start;
  return [{ from, to, text: '' }];
}

function lastInLine(text: string, before: Entry, entry: Entry): Splice[] {
  if (FREE_GAP.test(text.slice(before.end, entry.start)))
    return [{ from: before.end, to: entry.end, text: '' }];
  const end = entry.commaAt === undefined ? entry.end : entry.commaAt + 1;
  const comma = entry.commaAt === undefined ? before.commaAt : undefined;
  const indent = indentBefore(text, entry.start);
  const from = indent === undefined ? entry.start : withCommentsAbove(text, entry.start, indent);
  const item = { from, to: end, text: '' };
  return comma === undefined ? [item] : [{ from: comma, to: comma + 1, text: '' }, item];
}
