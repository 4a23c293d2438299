/** Reads a YAML file that a user wrote: checked against its schema, each fault told with line and column. */
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { ZodType } from 'zod';
import { issueToFault } from './schema-fault.ts';
import { UserFileError } from './user-file-error.ts';

/** Way to a value: `['boards', 0, 'drives', 2, 'id']`. */
export type KeyPath = readonly (string | number)[];

export type UserFile<Value> = {
  path: string;
  value: Value;
  /** An error about the value at `keys`, or about the nearest place above it that the file has. */
  errorAt: (keys: KeyPath, factAndRemedy: string) => UserFileError;
};

/** Text longer than this is not something a person wrote. */
const CHARACTERS_MAX = 1_000_000;

/**
 * Parses `text` (YAML 1.2, of which JSON is a part) and checks it.
 * @throws UserFileError with the first fault.
 */
export function readUserFile<Value>(text: string, path: string, schema: ZodType<Value>): UserFile<Value> {
  if (text.length > CHARACTERS_MAX) {
    throw new UserFileError(
      path,
      1,
      1,
      'the file is longer than 1 MB; this does not look like a file made by hand',
    );
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeOf = (offset: number): { line: number; col: number } => lines.linePos(offset);
  const fault = document.errors[0];
  if (fault) {
    const { line, col } = placeOf(fault.pos[0]);
    throw new UserFileError(path, line, col, `${firstLine(fault.message)}; mend the YAML here`);
  }
  const errorAt = (keys: KeyPath, factAndRemedy: string): UserFileError => {
    const { line, col } = placeOf(offsetOf(document, keys));
    return new UserFileError(path, line, col, factAndRemedy);
  };
  const checked = schema.safeParse(toPlain(document, errorAt), { reportInput: true });
  if (checked.success) return { path, value: checked.data, errorAt };
  const [issue] = checked.error.issues;
  if (!issue) throw errorAt([], 'the file is not as its schema wants it; compare it with the documentation');
  const { keys, factAndRemedy } = issueToFault(issue, schema);
  if (issue.code !== 'unrecognized_keys') throw errorAt(keys, factAndRemedy);
  const { line, col } = placeOf(keyOffsetOf(document, keys));
  throw new UserFileError(path, line, col, factAndRemedy);
}

function toPlain(document: Document, errorAt: UserFile<unknown>['errorAt']): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    throw errorAt([], 'the aliases (*name) of this file cannot be resolved; write the values out');
  }
}

/** Offset of the value at `keys`, or of the nearest value above it. */
function offsetOf(document: Document, keys: KeyPath): number {
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
function keyOffsetOf(document: Document, keys: KeyPath): number {
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

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
