/** Compares a value with its schema, and tells each fault in words for the person who wrote the file. */
import * as v from 'valibot';
import { listed } from '../../words/list.ts';
import { didYouMean } from '../../words/nearest-word.ts';
import type { KeyPath } from '../key-path.ts';
import type { Schema } from '../schema.ts';

export type Fault = {
  keys: KeyPath;
  factAndRemedy: string;
  /** It is the last of the keys itself that is wrong. */
  isOfKey?: true;
};

type Issue = v.BaseIssue<unknown>;

/** What to write where a value is of the wrong kind. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  finite: 'a number',
  integer: 'a whole number',
  boolean: 'a boolean',
  array: 'a list',
  strict_object: 'keys with values',
  object_with_rest: 'keys with values',
  record: 'keys with values',
  /** Of a list that should be keys. */
  check: 'keys with values',
};

/** All that is wrong with `value`; nothing where it is as wanted. */
export function faultsOf(schema: Schema, value: unknown): Fault[] {
  return (v.safeParse(schema, value, { abortPipeEarly: true }).issues ?? []).map(faultOf);
}

function faultOf(issue: Issue): Fault {
  const keys = keysOf(issue);
  const name = nameOf(keys);
  switch (issue.type) {
    case 'min_value':
    case 'min_length':
      return {
        keys,
        factAndRemedy: `${name} is too small; the least allowed is ${String(issue.requirement)}`,
      };
    case 'max_value':
    case 'max_length':
      return {
        keys,
        factAndRemedy: `${name} is too large; the most allowed is ${String(issue.requirement)}`,
      };
    case 'regex':
      return { keys, factAndRemedy: `${name}: ${issue.message}`, ...(isOfKey(issue) && { isOfKey: true }) };
    case 'picklist':
      return {
        keys,
        factAndRemedy: `${name} is ${shown(issue.input)}; write ${listed(issue.message.split(' '), 'or')}`,
      };
    case 'union':
      return eitherFault(issue, keys);
    default:
      return isOfKey(issue) ? keyFault(issue, keys) : wrongKind(issue.input, keys, issue.type);
  }
}

/** Where one kind of value is missed by the name of a key only, that says more than that it is of no kind. */
function eitherFault(issue: Issue, keys: KeyPath): Fault {
  const strange = issue.issues?.filter((inner) => isOfKey(inner) && inner.expected === 'never') ?? [];
  const [only] = strange;
  if (!only || strange.length > 1) return { keys, factAndRemedy: `${nameOf(keys)}: ${issue.message}` };
  const inner = faultOf(only);
  return { ...inner, keys: [...keys, ...inner.keys] };
}

/** A key that is missing, or one too many. */
function keyFault(issue: Issue, keys: KeyPath): Fault {
  if (issue.expected !== 'never') {
    const remedy = issue.message === '' ? ' is missing; add it here' : `: ${issue.message}`;
    return { keys, factAndRemedy: `${nameOf(keys)}${remedy}` };
  }
  const wrong = String(keys.at(-1));
  const known = issue.message.split(' ');
  const remedy = didYouMean(wrong, known, `allowed here: ${known.join(', ')}`);
  return { keys, factAndRemedy: `there is no '${wrong}' here; ${remedy}`, isOfKey: true };
}

function wrongKind(value: unknown, keys: KeyPath, type: string): Fault {
  const fact = value === undefined ? 'missing; add it here' : `${shown(value)}; write ${KINDS[type] ?? type}`;
  return { keys, factAndRemedy: `${nameOf(keys)} is ${fact}` };
}

/** Whether the key itself is at fault, and not its value. */
function isOfKey({ path }: Issue): boolean {
  return path?.at(-1)?.origin === 'key';
}

function keysOf({ path }: Issue): KeyPath {
  return (path ?? []).map((step) => {
    const key = step.key;
    return step.type === 'array' && typeof key === 'number' ? key : String(key);
  });
}

function nameOf(keys: KeyPath): string {
  const name = keys.findLast((key) => typeof key === 'string');
  return keys.length === 0 ? 'the file' : `'${name ?? 'the file'}'`;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
