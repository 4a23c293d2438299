/** A schema as JSON Schema (draft 2020-12), which editors know. */
import type { Limits, Schema } from './schema.ts';

export function jsonSchemaOf(schema: Schema, title: string): object {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...described(schema) };
}

function described(schema: Schema): object {
  return { ...formOf(schema), ...(schema.about !== undefined && { description: schema.about }) };
}

function formOf(schema: Schema): object {
  switch (schema.form) {
    case 'anything':
      return {};
    case 'flag':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number', ...limits(schema, 'minimum', 'maximum') };
    case 'whole':
      return { type: 'integer', ...limits(schema, 'minimum', 'maximum') };
    case 'text':
      return {
        type: 'string',
        ...limits(schema, 'minLength', 'maxLength'),
        ...(schema.fits && { pattern: schema.fits.pattern.source }),
      };
    case 'oneOf':
      return { enum: schema.names };
    case 'list':
      return { type: 'array', items: described(schema.item), ...limits(schema, 'minItems', 'maxItems') };
    case 'keys':
      return keysForm(schema);
    case 'table':
      return {
        type: 'object',
        ...(schema.key && { propertyNames: { pattern: schema.key.pattern.source } }),
        additionalProperties: described(schema.item),
      };
    case 'either':
      return { anyOf: schema.options.map(described) };
  }
}

function keysForm({ shape, others }: Schema & { form: 'keys' }): object {
  const entries = Object.entries(shape);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([key, schema]) => [key, described(schema)])),
    required: entries.filter(([, schema]) => !('isOptional' in schema)).map(([key]) => key),
    additionalProperties: others ? described(others) : false,
  };
}

function limits({ min, max }: Limits, least: string, most: string): object {
  return { ...(min !== undefined && { [least]: min }), ...(max !== undefined && { [most]: max }) };
}
