/** Ways to values of a YAML document, and where these stand in its text. */
import { isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Document } from 'yaml';

/** Way to a value: `['boards', 0, 'drives', 2, 'id']`. */
export type KeyPath = readonly (string | number)[];

/** Offset of the value at `keys`, or of the nearest value above it. */
export function offsetOf(document: Document, keys: KeyPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of [undefined, ...keys]) {
    if (key !== undefined) node = pairOrItem(node, key).value;
    if (!isNode(node) || !node.range) break;
    offset = node.range[0];
  }
  return offset;
}

/** Offset of the key itself that ends `keys`, where the file has it. */
export function keyOffsetOf(document: Document, keys: KeyPath): number {
  const map = keys
    .slice(0, -1)
    .reduce<unknown>((node, key) => pairOrItem(node, key).value, document.contents);
  const { key } = pairOrItem(map, keys.at(-1) ?? '');
  return isNode(key) && key.range ? key.range[0] : offsetOf(document, keys);
}

/** What stands under `key`; keys are compared as text, since YAML reads `36:` as a number. */
function pairOrItem(node: unknown, key: string | number): { key?: unknown; value?: unknown } {
  if (isSeq(node)) return { value: node.items[Number(key)] };
  if (!isMap(node)) return {};
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key)) ?? {};
}
