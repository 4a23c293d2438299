/** Compares a value with its schema, and tells each fault in words for the person who wrote the file. */
import { listed } from '../../words/list.ts';
import { didYouMean } from '../../words/nearest-word.ts';
import type { Limits, Schema, Shape } from '../schema.ts';
import type { KeyPath } from '../key-path.ts';

export type Fault = {
  keys: KeyPath;
  factAndRemedy: string;
  /** The value is of the right kind: it is only too large, not written as it should be, or has a key too many. */
  isOfKind?: true;
  /** It is the last of the keys itself that is wrong. */
  isOfKey?: true;
};

type Keys = { readonly [key: string]: unknown };

/** All that is wrong with `value`, which stands at `keys`; nothing where it is as wanted. */
export function faultsOf(schema: Schema, value: unknown, keys: KeyPath = []): Fault[] {
  switch (schema.form) {
    case 'anything':
      return [];
    case 'flag':
      return typeof value === 'boolean' ? [] : [wrongKind(value, keys, 'a boolean')];
    case 'number':
      return Number.isFinite(value) ? limitFaults(schema, value, keys) : [wrongKind(value, keys, 'a number')];
    case 'whole':
      return wholeFaults(schema, value, keys);
    case 'text':
      return typeof value === 'string' ? textFaults(schema, value, keys) : [wrongKind(value, keys, 'text')];
    case 'oneOf':
      return schema.names.some((name) => name === value) ? [] : [wrongName(value, keys, schema.names)];
    case 'list':
      if (!Array.isArray(value)) return [wrongKind(value, keys, 'a list')];
      return [
        ...value.flatMap((item, index) => faultsOf(schema.item, item, [...keys, index])),
        ...limitFaults(schema, value.length, keys),
      ];
    case 'keys':
      return isKeys(value) ? keysFaults(schema, value, keys) : [wrongKind(value, keys, 'keys with values')];
    case 'table':
      return isKeys(value) ? tableFaults(schema, value, keys) : [wrongKind(value, keys, 'keys with values')];
    case 'either':
      return eitherFaults(schema, value, keys);
  }
}

function wholeFaults(limits: Limits, value: unknown, keys: KeyPath): Fault[] {
  if (!Number.isFinite(value)) return [wrongKind(value, keys, 'a number')];
  return Number.isInteger(value)
    ? limitFaults(limits, value, keys)
    : [wrongKind(value, keys, 'a whole number')];
}

function textFaults({ fits, ...limits }: Schema & { form: 'text' }, value: string, keys: KeyPath): Fault[] {
  const faults = limitFaults(limits, value.length, keys);
  if (!fits || fits.pattern.test(value)) return faults;
  return [...faults, { keys, factAndRemedy: `${nameOf(keys)}: ${fits.words}`, isOfKind: true }];
}

function limitFaults({ min = -Infinity, max = Infinity }: Limits, size: unknown, keys: KeyPath): Fault[] {
  const name = nameOf(keys);
  if (Number(size) < min)
    return [{ keys, factAndRemedy: `${name} is too small; the least allowed is ${min}`, isOfKind: true }];
  if (Number(size) > max)
    return [{ keys, factAndRemedy: `${name} is too large; the most allowed is ${max}`, isOfKind: true }];
  return [];
}

/** What stands there is judged before what should not. */
function keysFaults({ shape, others }: Schema & { form: 'keys' }, value: Keys, keys: KeyPath): Fault[] {
  const known = Object.entries(shape).flatMap(([key, schema]) =>
    value[key] === undefined && 'isOptional' in schema ? [] : faultsOf(schema, value[key], [...keys, key]),
  );
  const strange = Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
  return [
    ...known,
    ...strange.flatMap((key) =>
      others ? faultsOf(others, value[key], [...keys, key]) : [unknownKey(key, keys, shape)],
    ),
  ];
}

function tableFaults({ item, key: wanted }: Schema & { form: 'table' }, value: Keys, keys: KeyPath): Fault[] {
  return Object.entries(value).flatMap(([key, one]) =>
    wanted && !wanted.pattern.test(key)
      ? [{ keys: [...keys, key], factAndRemedy: `'${key}': ${wanted.words}`, isOfKey: true } as const]
      : faultsOf(item, one, [...keys, key]),
  );
}

/** Where the value is of one of the kinds, what is wrong with it says more than that it is of none. */
function eitherFaults(
  { options, words }: Schema & { form: 'either' },
  value: unknown,
  keys: KeyPath,
): Fault[] {
  const faults = options.map((option) => faultsOf(option, value, keys));
  if (faults.some(({ length }) => length === 0)) return [];
  const ofKind = faults.filter((all) => all.every(({ isOfKind }) => isOfKind));
  if (ofKind.length === 1) return ofKind.flat();
  return [{ keys, factAndRemedy: `${nameOf(keys)}: ${words}` }];
}

function isKeys(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongKind(value: unknown, keys: KeyPath, wanted: string): Fault {
  if (value === undefined && keys.length > 0)
    return { keys, factAndRemedy: `${nameOf(keys)} is missing; add it here` };
  return { keys, factAndRemedy: `${nameOf(keys)} is ${shown(value)}; write ${wanted}` };
}

function wrongName(value: unknown, keys: KeyPath, names: readonly string[]): Fault {
  return { keys, factAndRemedy: `${nameOf(keys)} is ${shown(value)}; write ${listed([...names], 'or')}` };
}

function unknownKey(wrong: string, keys: KeyPath, shape: Shape): Fault {
  const known = Object.keys(shape);
  const remedy = didYouMean(wrong, known, `allowed here: ${known.join(', ')}`);
  const factAndRemedy = `there is no '${wrong}' here; ${remedy}`;
  return { keys: [...keys, wrong], factAndRemedy, isOfKind: true, isOfKey: true };
}

function nameOf(keys: KeyPath): string {
  const name = keys.findLast((key) => typeof key === 'string');
  return keys.length === 0 ? 'the file' : `'${name ?? 'the file'}'`;
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
