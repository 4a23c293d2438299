/** Changes values of an arrangement file, and leaves every other byte of it as it was. */
import { isMap, parseDocument, stringify } from 'yaml';
import type { Document } from 'yaml';
import type { ArrangementEdit } from '../types.ts';
import { putSplices } from './yaml-text/put.ts';
import { applySplices, lineBreakOf } from './yaml-text/splice.ts';
import { takeOutSplices } from './yaml-text/take-out.ts';

/**
 * The text with the edits made; a key that is new stands at the top. List items go from the last to the first. An edit
 * that cannot be made, as within an alias, is left out.
 */
export function editArrangement(text: string, edits: readonly ArrangementEdit[]): string {
  return edits.toSorted((a, b) => lastIndex(b) - lastIndex(a)).reduce(editOnce, text);
}

/** By surgery where that means what was meant; else as the YAML library prints it. */
function editOnce(text: string, edit: ArrangementEdit): string {
  const meant = editedByLibrary(text, edit);
  if (!meant || meant.meaning === meaningOf(text)) return text;
  const splices =
    edit.value === undefined ? takeOutSplices(text, edit.keys) : putSplices(text, edit.keys, edit.value);
  const operated = splices && applySplices(text, splices);
  const attempts = [...(operated === undefined ? [] : [operated]), withBytesOf(text, meant.printed)];
  return attempts.find((attempt) => meaningOf(attempt) === meant.meaning) ?? text;
}

/** Undefined where the library cannot make the edit. */
function editedByLibrary(
  text: string,
  { keys, value }: ArrangementEdit,
): { printed: string; meaning: string } | undefined {
  const document = parseDocument(text);
  try {
    if (value === undefined) takeOut(document, keys);
    else if (keys.length === 1 && isMap(document.contents) && !document.has(keys[0])) {
      document.contents.items.unshift(document.createPair(keys[0], value));
    } else document.setIn(keys, value);
    return { printed: document.toString({ lineWidth: 0 }), meaning: plainText(document) };
  } catch {
    return undefined;
  }
}

/** What is empty afterwards goes, too. */
function takeOut(document: ReturnType<typeof parseDocument>, keys: ArrangementEdit['keys']): void {
  document.deleteIn(keys);
  for (let depth = keys.length - 1; depth > 0; depth -= 1) {
    const parent = document.getIn(keys.slice(0, depth));
    const isEmpty =
      typeof parent === 'object' && parent !== null && 'items' in parent && isNone(parent.items);
    if (!isEmpty) return;
    document.deleteIn(keys.slice(0, depth));
  }
}

/** Undefined where the text is no YAML. */
function meaningOf(text: string): string | undefined {
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  try {
    return plainText(document);
  } catch {
    return undefined;
  }
}

/** The value of a document in a form of its own, by which two are compared. */
function plainText(document: Document): string {
  return stringify(document.toJS({ maxAliasCount: 100 }), { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** The library knows neither a byte order mark nor the line ends of Windows. */
function withBytesOf(text: string, printed: string): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + printed.replaceAll(/\r?\n/g, lineBreakOf(text));
}

function isNone(items: unknown): boolean {
  return Array.isArray(items) && items.length === 0;
}

function lastIndex({ keys }: ArrangementEdit): number {
  return keys.reduce<number>((last, key) => (typeof key === 'number' ? key : last), -1);
}
