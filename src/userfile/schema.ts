/**
 * What may stand in a file of a user, said as data: checked by `faultsOf`, told to editors by `jsonSchemaOf`.
 * @example const band = keys({ name: text(), drives: optional(list(whole({ min: 1 }))) });
 */

/** Of what a schema lets through. @example type Band = ValueOf<typeof band>; */
export type ValueOf<S> = S extends Schema<infer Value> ? Value : never;

/** `Value` is known to the compiler only. */
export type Schema<Value = unknown> = Form & { readonly about?: string; readonly value?: Value };
export type Optional<Value = unknown> = Schema<Value> & { readonly isOptional: true };

/** Of a number the value, of a text or a list the length; both included. */
export type Limits = { readonly min?: number; readonly max?: number };
/** `words` is the remedy that follows the name of a key whose value does not fit. */
type Pattern = { readonly pattern: RegExp; readonly words: string };
export type Shape = Readonly<Record<string, Schema>>;

export type Form =
  | ({ readonly form: 'text'; readonly fits?: Pattern } & Limits)
  | ({ readonly form: 'number' | 'whole' } & Limits)
  | { readonly form: 'flag' | 'anything' }
  | { readonly form: 'oneOf'; readonly names: readonly string[] }
  | ({ readonly form: 'list'; readonly item: Schema } & Limits)
  | { readonly form: 'keys'; readonly shape: Shape; readonly others?: Schema }
  | { readonly form: 'table'; readonly item: Schema; readonly key?: Pattern }
  | { readonly form: 'either'; readonly options: readonly Schema[]; readonly words: string };

type About = { readonly about?: string };

export function text(more: Limits & { fits?: Pattern } & About = {}): Schema<string> {
  return { form: 'text', ...more };
}

export function number(more: Limits & About = {}): Schema<number> {
  return { form: 'number', ...more };
}

export function whole(more: Limits & About = {}): Schema<number> {
  return { form: 'whole', ...more };
}

/** true or false. */
export function flag(more: About = {}): Schema<boolean> {
  return { form: 'flag', ...more };
}

export function anything(more: About = {}): Schema {
  return { form: 'anything', ...more };
}

export function oneOf<const Name extends string>(names: readonly Name[], more: About = {}): Schema<Name> {
  return { form: 'oneOf', names, ...more };
}

export function list<Item>(item: Schema<Item>, more: Limits & About = {}): Schema<Item[]> {
  return { form: 'list', item, ...more };
}

/** Keys that are known by name; any other is a fault, or has to be as `others` says. */
export function keys<S extends Shape, Other = never>(
  shape: S,
  more: { others?: Schema<Other> } & About = {},
): Schema<ValuesOf<S> & ([Other] extends [never] ? unknown : Record<string, Other>)> {
  return { form: 'keys', shape, ...more };
}

/** Any keys that fit `key`, all with the same kind of value. */
export function table<Item>(
  item: Schema<Item>,
  more: { key?: Pattern } & About = {},
): Schema<Record<string, Item>> {
  return { form: 'table', item, ...more };
}

/** One of several kinds of value. @param words the remedy where it is of none of them */
export function either<Options extends readonly Schema[]>(
  options: Options,
  words: string,
  more: About = {},
): Schema<ValueOf<Options[number]>> {
  return { form: 'either', options, words, ...more };
}

/** A key that may be left out. */
export function optional<Value>(schema: Schema<Value>): Optional<Value> {
  return { ...schema, isOptional: true };
}

type OptionalKey<S extends Shape> = {
  [Key in keyof S]: S[Key] extends { isOptional: true } ? Key : never;
}[keyof S];

type ValuesOf<S extends Shape> = { [Key in Exclude<keyof S, OptionalKey<S>>]: ValueOf<S[Key]> } & {
  [Key in OptionalKey<S>]?: ValueOf<S[Key]> | undefined;
};
