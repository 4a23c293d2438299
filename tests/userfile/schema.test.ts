/** Each kind of value at its limits, and the words for what is wrong with it. */
import { describe, expect, it, test } from 'vitest';
import { jsonSchemaOf } from '../../src/userfile/json-schema.ts';
import {
  anything,
  either,
  flag,
  keys,
  list,
  number,
  oneOf,
  openKeys,
  optional,
  table,
  text,
  whole,
} from '../../src/userfile/schema.ts';
import type { Schema } from '../../src/userfile/schema.ts';
import { faultsOf } from '../../src/userfile/schema/faults.ts';

const pair = text({ fits: { pattern: /^\d\.\.\d$/, words: 'write two numbers, as in 2..7' } });
const oneOrMore = either([whole({ min: 1, max: 16 }), list(whole({ min: 1 }), { min: 1 })], 'write some');
const drive = keys({ id: whole(), level: optional(number()) });
const channels = table(whole(), { key: { pattern: /^[1-9]$/, words: 'channels are 1 to 9' } });

/** A schema for the value of `it`, a value, and the sentence about it; none where it is let through. */
const CASES: [schema: Schema, value: unknown, sentence?: string][] = [
  [text(), ''],
  [text(), 7, "'it' is 7; write text"],
  [text(), null, "'it' is null; write text"],
  [text(), undefined, "'it' is missing; add it here"],
  [text({ min: 1 }), '', "'it' is too small; the least allowed is 1"],
  [text({ min: 1 }), 'a'],
  [pair, '2..7'],
  [pair, '2-7', "'it': write two numbers, as in 2..7"],
  [number({ min: -3, max: 3 }), -3],
  [number({ min: -3, max: 3 }), 3],
  [number({ min: -3, max: 3 }), -3.1, "'it' is too small; the least allowed is -3"],
  [number({ min: -3, max: 3 }), 3.1, "'it' is too large; the most allowed is 3"],
  [number(), '3', "'it' is '3'; write a number"],
  [number(), NaN, "'it' is null; write a number"],
  [number(), Infinity, "'it' is null; write a number"],
  [whole(), 3],
  [whole(), 3.5, "'it' is 3.5; write a whole number"],
  [whole(), 'x', "'it' is 'x'; write a number"],
  [flag(), false],
  [flag(), 0, "'it' is 0; write a boolean"],
  [oneOf(['low', 'high']), 'high'],
  [oneOf(['low', 'high']), 'hi', "'it' is 'hi'; write low or high"],
  [anything(), undefined],
  [list(whole()), []],
  [list(whole()), {}, "'it' is {}; write a list"],
  [list(whole(), { min: 1 }), [], "'it' is too small; the least allowed is 1"],
  [list(whole()), [1, 'a'], "'it' is 'a'; write a number"],
  [drive, { id: 1, level: undefined }],
  [drive, { level: 2 }, "'id' is missing; add it here"],
  [drive, [], "'it' is []; write keys with values"],
  [drive, null, "'it' is null; write keys with values"],
  [drive, { id: 1, levl: 2 }, "there is no 'levl' here; did you mean 'level'?"],
  [drive, { id: 1, colour: 2 }, "there is no 'colour' here; allowed here: id, level"],
  [openKeys({}, number()), { any: 2 }],
  [openKeys({}, number()), { any: 'x' }, "'any' is 'x'; write a number"],
  [channels, { 1: 5, 9: 5 }],
  [channels, { 1: 5, 10: 5 }, "'10': channels are 1 to 9"],
  [channels, { 1: 'x' }, "'1' is 'x'; write a number"],
  [channels, [], "'it' is []; write keys with values"],
  [oneOrMore, 16],
  [oneOrMore, [17]],
  [oneOrMore, 'x', "'it': write some"],
  [oneOrMore, 17, "'it' is too large; the most allowed is 16"],
  [oneOrMore, [], "'it' is too small; the least allowed is 1"],
  [oneOrMore, [0, 'x'], "'it': write some"],
  [
    either([drive, oneOf(['auto'])], 'write auto'),
    { id: 1, x: 1 },
    "there is no 'x' here; allowed here: id, level",
  ],
  [either([number({ min: 5 }), whole({ max: 1 })], 'write 0 or 5'), 3, "'it': write 0 or 5"],
  [text(), 'x'.repeat(50)],
  [flag(), 'x'.repeat(39), `'it' is '${'x'.repeat(36)}...; write a boolean`],
  [flag(), 'x'.repeat(38), `'it' is '${'x'.repeat(38)}'; write a boolean`],
];

test.each(CASES.map(([schema, value, sentence]) => [value, sentence, schema] as const))(
  '%j: %s',
  (value, sentence, schema) => {
    expect(faultsOf(keys({ it: schema }), { it: value })[0]?.factAndRemedy).toBe(sentence);
  },
);

describe('where a fault is', () => {
  it('is told by the way to the value', () => {
    const [fault] = faultsOf(keys({ drives: list(drive) }), { drives: [{ id: 1 }, { id: 'x' }] });
    expect(fault).toMatchObject({ keys: ['drives', 1, 'id'] });
    expect(fault?.isOfKey).toBeUndefined();
  });

  it('is the key itself where that is too many, or is not as keys are', () => {
    expect(faultsOf(drive, { id: 1, x: 1 })).toMatchObject([{ keys: ['x'], isOfKey: true }]);
    expect(faultsOf(channels, { x: 1 })).toMatchObject([{ keys: ['x'], isOfKey: true }]);
  });

  it('is the file where that holds no keys', () => {
    expect(faultsOf(drive, 3)[0]?.factAndRemedy).toBe('the file is 3; write keys with values');
  });

  it('what stands there comes before what should not', () => {
    const faults = faultsOf(drive, { x: 1, id: 'x' });
    expect(faults.map((fault) => fault.keys)).toEqual([['id'], ['x']]);
  });
});

test('the same as JSON Schema', () => {
  const schema = keys({
    name: text({ min: 1, about: 'Of the band' }),
    pair: optional(pair),
    level: optional(number({ min: -3, max: 3 })),
    some: optional(oneOrMore),
    channels: optional(channels),
    lint: optional(openKeys({ on: optional(flag()), as: oneOf(['low']) }, anything())),
  });
  const integer = { type: 'integer', minimum: 1 };
  expect(jsonSchemaOf(schema, 'band')).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'band',
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 1, description: 'Of the band' },
      pair: { type: 'string', pattern: String.raw`^\d\.\.\d$` },
      level: { type: 'number', minimum: -3, maximum: 3 },
      some: {
        anyOf: [
          { ...integer, maximum: 16 },
          { type: 'array', items: integer, minItems: 1 },
        ],
      },
      channels: {
        type: 'object',
        propertyNames: { type: 'string', pattern: '^[1-9]$' },
        additionalProperties: { type: 'integer' },
      },
      lint: {
        type: 'object',
        properties: { on: { type: 'boolean' }, as: { type: 'string', enum: ['low'] } },
        required: ['as'],
        additionalProperties: {},
      },
    },
    required: ['name'],
    additionalProperties: false,
  });
});
