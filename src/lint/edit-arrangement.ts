/** Changes values of an arrangement file, and leaves everything else in it, comments included, as it was. */
import { isMap, parseDocument } from 'yaml';
import type { ArrangementEdit } from './types.ts';

/** The text with the edits made; a key that is new stands at the top. List items go from the last to the first. */
export function editArrangement(text: string, edits: readonly ArrangementEdit[]): string {
  const document = parseDocument(text);
  const [first] = edits;
  if (!first) return text;
  for (const { keys, value } of edits.toSorted((a, b) => lastIndex(b) - lastIndex(a))) {
    if (value === undefined) takeOut(document, keys);
    else if (keys.length === 1 && isMap(document.contents) && !document.has(keys[0])) {
      document.contents.items.unshift(document.createPair(keys[0], value));
    } else document.setIn(keys, value);
  }
  return document.toString({ lineWidth: 0 });
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

function isNone(items: unknown): boolean {
  return Array.isArray(items) && items.length === 0;
}

function lastIndex({ keys }: ArrangementEdit): number {
  return keys.reduce<number>((last, key) => (typeof key === 'number' ? key : last), -1);
}
