/** Turns what a schema found into words for the person who wrote the file. */
import * as z from 'zod';
import type { ZodType } from 'zod';
import { listed } from '../../words/list.ts';
import { didYouMean } from '../../words/nearest-word.ts';
import type { KeyPath } from '../key-path.ts';

type Issue = z.core.$ZodIssue;
type Fault = { keys: KeyPath; factAndRemedy: string };
type JsonSchema = { [key: string]: unknown };

/** The place and the sentence of one issue. */
export function issueToFault(issue: Issue, schema: ZodType): Fault {
  const keys = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const name = keys.length === 0 ? 'the file' : nameOf(keys);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const wrong = issue.keys[0] ?? '';
      return { keys: [...keys, wrong], factAndRemedy: unknownKey(wrong, knownKeys(schema, keys)) };
    }
    case 'invalid_type':
      return { keys, factAndRemedy: wrongType(name, keys, issue) };
    case 'invalid_value':
      return {
        keys,
        factAndRemedy: `${name} is ${shown(issue.input)}; write ${listed(issue.values.map(String), 'or')}`,
      };
    case 'too_small':
      return { keys, factAndRemedy: `${name} is too small; the least allowed is ${String(issue.minimum)}` };
    case 'too_big':
      return { keys, factAndRemedy: `${name} is too large; the most allowed is ${String(issue.maximum)}` };
    default:
      return { keys, factAndRemedy: `${name}: ${issue.message}` };
  }
}

function wrongType(name: string, keys: KeyPath, issue: Issue & { code: 'invalid_type' }): string {
  if (issue.input === undefined && keys.length > 0) return `${name} is missing; add it here`;
  return `${name} is ${shown(issue.input)}; write ${article(issue.expected)}`;
}

function unknownKey(wrong: string, known: string[]): string {
  return `there is no '${wrong}' here; ${didYouMean(wrong, known, `allowed here: ${known.join(', ')}`)}`;
}

/** The keys that the schema allows in the object at `keys`. */
function knownKeys(schema: ZodType, keys: KeyPath): string[] {
  let here: JsonSchema[] = [z.toJSONSchema(schema, { io: 'input' }) as JsonSchema];
  for (const key of keys) here = alternatives(here).flatMap((one) => stepInto(one, key));
  return [
    ...new Set(alternatives(here).flatMap((one) => Object.keys((one['properties'] ?? {}) as JsonSchema))),
  ];
}

function alternatives(schemas: JsonSchema[]): JsonSchema[] {
  return schemas.flatMap((one) =>
    Array.isArray(one['anyOf']) ? alternatives(one['anyOf'] as JsonSchema[]) : [one],
  );
}

function stepInto(schema: JsonSchema, key: string | number): JsonSchema[] {
  const properties = schema['properties'] as JsonSchema | undefined;
  const next =
    typeof key === 'number' ? schema['items'] : (properties?.[key] ?? schema['additionalProperties']);
  return typeof next === 'object' && next !== null ? [next as JsonSchema] : [];
}

function nameOf(keys: KeyPath): string {
  return `'${keys.findLast((key) => typeof key === 'string') ?? 'the file'}'`;
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

function article(type: string): string {
  const words: Record<string, string> = {
    int: 'a whole number',
    array: 'a list',
    object: 'keys with values',
    string: 'text',
  };
  return words[type] ?? `a ${type}`;
}
