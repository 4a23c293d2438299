/** A schema as JSON Schema (draft 2020-12), which editors know. */
import { toJsonSchema } from '@valibot/to-json-schema';
import type { Schema } from './schema.ts';

export function jsonSchemaOf(schema: Schema, title: string): object {
  // What goes in comes out, and what only a program can check need not be told to an editor.
  const described = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'output',
    ignoreActions: ['finite', 'check'],
  });
  return { ...described, title };
}
