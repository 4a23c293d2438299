/** Reads a YAML file that a user wrote: checked against its schema, each fault told with line and column. */
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
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
  for (let length = keys.length; length >= 0; length--) {
    const way = keys.slice(0, length);
    const node = length === 0 ? document.contents : document.getIn(way, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** Offset of the key itself that ends `keys`, where the file has it. */
function keyOffsetOf(document: Document, keys: KeyPath): number {
  const map = keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
  if (!isMap(map)) return offsetOf(document, keys);
  const last = String(keys.at(-1));
  const pair = map.items.find(({ key }) => isScalar(key) && String(key.value) === last);
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, keys);
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
