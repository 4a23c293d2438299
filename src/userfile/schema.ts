/**
 * What may stand in a file of a user, in the words of this program, as schemas of valibot. Each takes along as its message what
 * a sentence about it needs; `schema/faults.ts` makes the sentence.
 * @example const band = keys({ name: text(), drives: optional(list(whole({ min: 1 }))) });
 */
import * as v from 'valibot';

export type Schema<Value = unknown> = v.GenericSchema<unknown, Value>;
/** Of what a schema lets through. @example type Band = ValueOf<typeof band>; */
export type ValueOf<S extends Schema> = v.InferOutput<S>;

/** Of a number the value, of a text or a list the length; both included. */
type Limits = { readonly min?: number; readonly max?: number };
/** `words` is the remedy that follows the name of a key whose value does not fit. */
type Pattern = { readonly pattern: RegExp; readonly words: string };
/** A phrase for editors. */
type About = { readonly about?: string };
type Rule<Value> = v.PipeItem<Value, Value, v.BaseIssue<unknown>>;

/** To valibot a list is an object, whose keys are numbers. */
const noList = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value), 'a list'),
);

export function text({ fits, ...more }: Limits & About & { fits?: Pattern } = {}): Schema<string> {
  const pattern = fits ? [v.regex<string, string>(fits.pattern, fits.words)] : [];
  return v.pipe(v.string(), ...lengthRules<string>(more), ...pattern, ...aboutRule<string>(more));
}

export function number(more: Limits & About = {}): Schema<number> {
  return v.pipe(v.number(), v.finite(), ...valueRules(more));
}

export function whole(more: Limits & About = {}): Schema<number> {
  return v.pipe(v.number(), v.finite(), v.integer(), ...valueRules(more));
}

/** true or false. */
export function flag(more: About = {}): Schema<boolean> {
  return v.pipe(v.boolean(), ...aboutRule<boolean>(more));
}

export function anything(): Schema {
  return v.unknown();
}

export function oneOf<const Name extends string>(names: readonly Name[], more: About = {}): Schema<Name> {
  return v.pipe(v.picklist(names, names.join(' ')), ...aboutRule<Name>(more));
}

export function list<Item>(item: Schema<Item>, more: Limits & About = {}): Schema<Item[]> {
  return v.pipe(v.array(item), ...lengthRules<Item[]>(more), ...aboutRule<Item[]>(more));
}

/** Keys that are known by name; any other is a fault. */
export function keys<const Shape extends v.ObjectEntries>(shape: Shape, more: About = {}) {
  const names = Object.keys(shape).join(' ');
  const schema = v.strictObject(shape, (issue) =>
    issue.expected === 'never' ? names : missingWords(shape, issue),
  );
  return v.pipe(noList, v.pipe(schema, ...aboutRule<v.InferOutput<typeof schema>>(more)));
}

/** Keys of which some are known by name; all others have values as `others` says. */
export function openKeys<const Shape extends v.ObjectEntries, Others extends Schema>(
  shape: Shape,
  others: Others,
  more: About = {},
) {
  const schema = v.objectWithRest(shape, others, (issue) => missingWords(shape, issue));
  return v.pipe(noList, v.pipe(schema, ...aboutRule<v.InferOutput<typeof schema>>(more)));
}

/** The remedy that the value of a missing key has of its own; empty where it has none. */
function missingWords(shape: v.ObjectEntries, { path }: v.BaseIssue<unknown>): string {
  const schema = shape[String(path?.[0]?.key)];
  return schema && 'options' in schema && 'message' in schema && typeof schema.message === 'string'
    ? schema.message
    : '';
}

/** Any keys that fit `key`, all with the same kind of value. */
export function table<Item>(
  item: Schema<Item>,
  { key, ...more }: About & { key?: Pattern } = {},
): Schema<Record<string, Item>> {
  const name = key ? v.pipe(v.string(), v.regex(key.pattern, key.words)) : v.string();
  return v.pipe(noList, v.pipe(v.record(name, item), ...aboutRule<Record<string, Item>>(more)));
}

/** One of several kinds of value. @param words the remedy where it is of none of them */
export function either<const Options extends readonly Schema[]>(options: Options, words: string) {
  return v.union(options, words);
}

/** A key that may be left out. */
export const optional = v.optional;

function valueRules({ min, max, about }: Limits & About): Rule<number>[] {
  return [
    ...(min === undefined ? [] : [v.minValue<number, number>(min)]),
    ...(max === undefined ? [] : [v.maxValue<number, number>(max)]),
    ...aboutRule<number>({ ...(about !== undefined && { about }) }),
  ];
}

function lengthRules<Value extends string | unknown[]>({ min, max }: Limits): Rule<Value>[] {
  return [
    ...(min === undefined ? [] : [v.minLength<Value, number>(min)]),
    ...(max === undefined ? [] : [v.maxLength<Value, number>(max)]),
  ];
}

function aboutRule<Value>({ about }: About): Rule<Value>[] {
  return about === undefined ? [] : [v.description<Value, string>(about)];
}
