/** What may stand in an arrangement file. */
import { jsonSchemaOf } from '../../userfile/json-schema.ts';
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
} from '../../userfile/schema.ts';
import type { Schema, ValueOf } from '../../userfile/schema.ts';
import { GATE_LIMITS, OCTAVE_LIMITS, TEMPO_LIMITS, TRANSPOSE_LIMITS, TRANSPOSE_WORDS } from '../limits.ts';

const MIDI_NOTE_MAX = 127;

const driveId = whole({ min: 1 });
const channel = whole({ min: 1, max: 16 });
const track = whole({ min: 1 });
const octave = whole(OCTAVE_LIMITS);
const oneOrMore = <Item>(item: Schema<Item>, words: string): Schema<Item | Item[]> =>
  either([item, list(item, { min: 1 })], `write ${words}, or a list of them`);

const from = keys(
  {
    channel: optional(oneOrMore(channel, 'a channel, 1..16')),
    track: optional(oneOrMore(track, 'a track, from 1')),
    range: optional(text({ about: 'Written pitch, as in C4..B5' })),
  },
  { about: 'Which notes this part may take; all of them where nothing is said' },
);

const hit = keys({ drive: driveId, burst: text({ about: 'kick, snare, hat, click or flam' }) });

const part = keys({
  from: optional(from),
  split: optional(
    text({
      fits: {
        pattern: /^((top|bottom)( [1-9]\d?)?|rest|melody|bass|inner)$/,
        words:
          "write top, bottom, 'top 2', 'bottom 2' or rest; or melody, bass or inner, which flopera arranges itself",
      },
      about:
        'top, bottom, top N, bottom N or rest of what earlier parts left; or a line: melody, bass, inner',
    }),
  ),
  drive: optional(oneOrMore(driveId, 'the id of a drive')),
  octave: optional(octave),
  double: optional(
    either(
      [keys({ drive: driveId, octave: optional(octave) }), oneOf(['auto'])],
      'write {drive: …, octave: …}, or auto on a part with split melody, bass or inner',
    ),
  ),
  drum: optional(table(hit, { about: 'Note number of channel 10 → drive and burst' })),
  sustain: optional(flag({ about: 'Whether the sustain pedal holds the notes of this part' })),
});

export const arrangementSchema = keys({
  title: optional(text()),
  composer: optional(text()),
  licence: optional(text()),
  source: optional(text()),
  tempo: optional(number({ ...TEMPO_LIMITS, about: 'Factor: 2 is twice as fast' })),
  transpose: optional(either([whole(TRANSPOSE_LIMITS), oneOf(['auto'])], `write ${TRANSPOSE_WORDS}`)),
  gate: optional(number({ ...GATE_LIMITS, about: 'The share of its length that a note sounds' })),
  parts: optional(list(part)),
  lint: optional(openKeys({ ignore: optional(anything()) }, anything(), { about: 'For flopera lint' })),
});

export type PartText = ValueOf<typeof part>;
export type ArrangementText = ValueOf<typeof arrangementSchema>;

/** Numbers that may stand as keys of `drum`. */
export function isDrumKey(key: string): boolean {
  return /^\d{1,3}$/.test(key) && Number(key) <= MIDI_NOTE_MAX;
}

/** JSON Schema of an arrangement file, for editors. */
export function arrangementJsonSchema(): object {
  return jsonSchemaOf(arrangementSchema, 'flopera arrangement');
}
