/** Writes an arrangement file; the twin of `parseArrangement`. */
import { stringify } from 'yaml';
import { encodeRange } from '../rig/note-range.ts';
import type { PartText } from './file/schema.ts';
import type { ArrangementFile, Part, PartSource, Split } from './types.ts';

const HEAD = [
  '# How flopera plays this song. Change it by hand: what stands here is what is played.',
  '# split: top, bottom, top N, bottom N or rest of the notes, or melody, bass or inner, which flopera arranges itself.',
].join('\n');

/** YAML with one part a line, so that a part is moved to another drive by changing one number. */
export function encodeArrangement(file: ArrangementFile): string {
  const { title, composer, licence, source, tempo, transpose, gate } = file;
  const top = stringify(
    JSON.parse(JSON.stringify({ title, composer, licence, source, tempo, transpose, gate })),
  );
  const parts = file.parts.map((part) => `  - ${inline(toText(part))}`);
  return `${HEAD}\n${top}parts:${parts.length === 0 ? ' []' : ''}\n${parts.join('\n')}\n`;
}

function inline(part: PartText): string {
  return stringify(part, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim();
}

function toText(part: Part): PartText {
  const { drives, octave, split, double, doubleOnIdle, drums, sustain } = part;
  const from = sourceText(part.from);
  return {
    ...(Object.keys(from).length > 0 && { from }),
    ...(split && { split: splitText(split) }),
    ...(drives.length > 0 && { drive: oneOrMore(drives) }),
    ...(octave !== 0 && { octave }),
    ...(double && { double }),
    ...(doubleOnIdle === true && { double: 'auto' as const }),
    ...(drums && { drum: Object.fromEntries(drums) }),
    ...(sustain && { sustain }),
  };
}

function sourceText({ channels, tracks, range }: PartSource): NonNullable<PartText['from']> {
  return {
    ...(channels && { channel: oneOrMore(channels) }),
    ...(tracks && { track: oneOrMore(tracks) }),
    ...(range && { range: encodeRange(range) }),
  };
}

function splitText(split: Split): string {
  return 'voices' in split && split.voices > 1 ? `${split.from} ${split.voices}` : split.from;
}

function oneOrMore<Item>(items: Item[]): Item | Item[] {
  const [only, second] = items;
  return only !== undefined && second === undefined ? only : items;
}
