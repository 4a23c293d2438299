/** Reads a YAML file that a user wrote: checked against its schema, each fault told with line and column. */
import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { keyOffsetOf, offsetOf, type KeyPath } from './key-path.ts';
import type { Schema } from './schema.ts';
import { faultsOf } from './schema/faults.ts';
import { UserFileError } from './user-file-error.ts';

export type UserFile<Value> = {
  path: string;
  value: Value;
  /** An error about the value at `keys`, or about the nearest place above it that the file has. */
  errorAt: (keys: KeyPath, factAndRemedy: string) => UserFileError;
  /** The same about the last of the keys itself, where the name is what is wrong. */
  errorAtKey: (keys: KeyPath, factAndRemedy: string) => UserFileError;
};

/** Text longer than this is not something a person wrote. */
const CHARACTERS_MAX = 1_000_000;

/**
 * Parses `text` (YAML 1.2, of which JSON is a part) and checks it.
 * @throws UserFileError with the first fault.
 */
export function parseUserFile<Value>(text: string, path: string, schema: Schema<Value>): UserFile<Value> {
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
  const errorFrom = (offset: number, factAndRemedy: string): UserFileError => {
    const { line, col } = lines.linePos(offset);
    return new UserFileError(path, line, col, factAndRemedy);
  };
  const fault = document.errors[0];
  if (fault) throw errorFrom(fault.pos[0], `${firstLine(fault.message)}; mend the YAML here`);
  refusePrototype(document, errorFrom);
  const errorAt: UserFile<Value>['errorAt'] = (keys, words) => errorFrom(offsetOf(document, keys), words);
  const errorAtKey: UserFile<Value>['errorAtKey'] = (keys, words) =>
    errorFrom(keyOffsetOf(document, keys), words);
  const value = toPlain(document, errorAt);
  const [wrong] = faultsOf(schema, value);
  if (!wrong) return { path, value: value as Value, errorAt, errorAtKey };
  const { keys, factAndRemedy, isOfKey } = wrong;
  throw isOfKey ? errorAtKey(keys, factAndRemedy) : errorAt(keys, factAndRemedy);
}

function toPlain(document: Document, errorAt: UserFile<unknown>['errorAt']): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    throw errorAt([], 'the aliases (*name) of this file cannot be resolved; write the values out');
  }
}

/** To JavaScript this key is no key, so that no schema would see it. */
function refusePrototype(
  document: Document,
  errorOf: (offset: number, words: string) => UserFileError,
): void {
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || key.value !== '__proto__') return;
      throw errorOf(key.range?.[0] ?? 0, "there is no '__proto__' here; take it out");
    },
  });
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
