/** Writes an arrangement file; the twin of `parseArrangement`. */
import { stringify } from 'yaml';
import { encodeRange } from '../rig/note-range.ts';
import type { ArrangementText, PartText } from './file/schema.ts';
import type { ArrangementFile, Part, PartSource, Split } from './types.ts';

const HEAD = [
  '# How flopera plays this song. Change it by hand: what stands here is what is played.',
  '# split: top, bottom, top N, bottom N or rest of the notes, or melody, bass or inner, which flopera arranges itself.',
].join('\n');

/** What the file says where the arrangement has `Value`: every key that the file knows, in the order of the file. */
type Encoders<Text, Value> = { readonly [Key in keyof Required<Text>]: (value: Value) => Text[Key] };

const top: Encoders<Omit<ArrangementText, 'parts'>, ArrangementFile> = {
  title: ({ title }) => title,
  composer: ({ composer }) => composer,
  licence: ({ licence }) => licence,
  source: ({ source }) => source,
  tempo: ({ tempo }) => tempo,
  transpose: ({ transpose }) => transpose,
  gate: ({ gate }) => gate,
  lint: ({ lint }) => lint,
};

const part: Encoders<PartText, Part> = {
  from: ({ from }) => (Object.keys(from).length === 0 ? undefined : encode(source, from)),
  split: ({ split }) => split && splitText(split),
  drive: ({ drives }) => (drives.length === 0 ? undefined : oneOrMore(drives)),
  octave: ({ octave }) => (octave === 0 ? undefined : octave),
  double: ({ double, doubleOnIdle }) => (doubleOnIdle === true ? 'auto' : double),
  drum: ({ drums }) => drums && Object.fromEntries(drums),
  sustain: ({ sustain }) => sustain || undefined,
};

const source: Encoders<NonNullable<PartText['from']>, PartSource> = {
  channel: ({ channels }) => channels && oneOrMore(channels),
  track: ({ tracks }) => tracks && oneOrMore(tracks),
  range: ({ range }) => range && encodeRange(range),
};

/** YAML with one part a line, so that a part is moved to another drive by changing one number. */
export function encodeArrangement(file: ArrangementFile): string {
  const parts = file.parts.map((one) => `  - ${inline(encode(part, one))}`);
  return `${HEAD}\n${stringify(encode(top, file))}parts:${parts.length === 0 ? ' []' : ''}\n${parts.join('\n')}\n`;
}

/** Only what has a value. */
function encode<Text extends object, Value>(encoders: Encoders<Text, Value>, value: Value): Partial<Text> {
  const text: Partial<Text> = {};
  for (const key of Object.keys(encoders) as (keyof Text)[]) {
    const own = encoders[key](value);
    if (own !== undefined) text[key] = own;
  }
  return text;
}

function inline(text: object): string {
  return stringify(text, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim();
}

function splitText(split: Split): string {
  return 'voices' in split && split.voices > 1 ? `${split.from} ${split.voices}` : split.from;
}

function oneOrMore<Item>(items: Item[]): Item | Item[] {
  const [only, second] = items;
  return only !== undefined && second === undefined ? only : items;
}
