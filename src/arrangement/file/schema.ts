/** What may stand in an arrangement file. */
import * as z from 'zod';
import { GATE_LIMITS, OCTAVE_LIMITS, TEMPO_LIMITS, TRANSPOSE_LIMITS, TRANSPOSE_WORDS } from '../limits.ts';

const MIDI_NOTE_MAX = 127;

const driveId = z.int().min(1);
const channel = z.int().min(1).max(16);
const track = z.int().min(1);
const octave = z.int().min(OCTAVE_LIMITS.min).max(OCTAVE_LIMITS.max);
const oneOrMore = <Item extends z.ZodType>(item: Item, words: string) =>
  z.union([item, z.array(item).min(1)], { error: `write ${words}, or a list of them` });

const from = z.strictObject({
  channel: oneOrMore(channel, 'a channel, 1..16').optional(),
  track: oneOrMore(track, 'a track, from 1').optional(),
  range: z.string().optional().describe('Written pitch, as in C4..B5'),
});

const hit = z.strictObject({ drive: driveId, burst: z.string().describe('kick, snare, hat, click or flam') });

const part = z.strictObject({
  from: from.optional().describe('Which notes this part may take; all of them where nothing is said'),
  split: z
    .string()
    .regex(
      /^((top|bottom)( [1-9]\d?)?|rest|melody|bass|inner)$/,
      "write top, bottom, 'top 2', 'bottom 2' or rest; or melody, bass or inner, which flopera arranges itself",
    )
    .optional()
    .describe(
      'top, bottom, top N, bottom N or rest of what earlier parts left; or a line: melody, bass, inner',
    ),
  drive: oneOrMore(driveId, 'the id of a drive').optional(),
  octave: octave.optional(),
  double: z
    .union([z.strictObject({ drive: driveId, octave: octave.optional() }), z.literal('auto')], {
      error: 'write {drive: …, octave: …}, or auto on a part with split melody, bass or inner',
    })
    .optional(),
  drum: z.record(z.string(), hit).optional().describe('Note number of channel 10 → drive and burst'),
  sustain: z.boolean().optional().describe('Whether the sustain pedal holds the notes of this part'),
});

export const arrangementSchema = z.strictObject({
  title: z.string().optional(),
  composer: z.string().optional(),
  licence: z.string().optional(),
  source: z.string().optional(),
  tempo: z
    .number()
    .min(TEMPO_LIMITS.min)
    .max(TEMPO_LIMITS.max)
    .optional()
    .describe('Factor: 2 is twice as fast'),
  transpose: z
    .union([z.int().min(TRANSPOSE_LIMITS.min).max(TRANSPOSE_LIMITS.max), z.literal('auto')], {
      error: `write ${TRANSPOSE_WORDS}`,
    })
    .optional(),
  gate: z
    .number()
    .min(GATE_LIMITS.min)
    .max(GATE_LIMITS.max)
    .optional()
    .describe('The share of its length that a note sounds'),
  parts: z.array(part).optional(),
  lint: z.looseObject({ ignore: z.unknown().optional() }).optional().describe('For flopera lint'),
});

export type PartText = z.infer<typeof part>;
export type ArrangementText = z.infer<typeof arrangementSchema>;

/** Numbers that may stand as keys of `drum`. */
export function isDrumKey(key: string): boolean {
  return /^\d{1,3}$/.test(key) && Number(key) <= MIDI_NOTE_MAX;
}

/** JSON Schema (draft 2020-12) of an arrangement file, for editors. */
export function arrangementJsonSchema(): object {
  return { title: 'flopera arrangement', ...z.toJSONSchema(arrangementSchema, { io: 'input' }) };
}
