/** Reads an arrangement file, as far as it can be judged without song and rig. */
import { didYouMean } from '../words/nearest-word.ts';
import { counted } from '../words/plural.ts';
import { decodeRange } from '../rig/note-range.ts';
import { parseUserFile } from '../userfile/user-file.ts';
import type { KeyPath } from '../userfile/key-path.ts';
import type { UserFile } from '../userfile/user-file.ts';
import { arrangementSchema, isDrumKey } from './file/schema.ts';
import type { ArrangementText, PartText } from './file/schema.ts';
import { burstNames } from './drums.ts';
import { DEFAULT_GATE } from './gate.ts';
import { lineNames } from './types.ts';
import type { ArrangementFile, DrumMap, Line, Part, PartSource, Split } from './types.ts';

type File = UserFile<ArrangementText>;

/**
 * Reads an arrangement file; `path` is what errors call it.
 * @throws UserFileError, in one line with the place and the remedy.
 */
export function parseArrangement(text: string, path: string): ArrangementFile {
  const file = parseUserFile(text, path, arrangementSchema);
  const { value } = file;
  return {
    ...(value.title !== undefined && { title: value.title }),
    ...(value.composer !== undefined && { composer: value.composer }),
    ...(value.licence !== undefined && { licence: value.licence }),
    ...(value.source !== undefined && { source: value.source }),
    tempo: value.tempo ?? 1,
    transpose: value.transpose ?? 0,
    gate: value.gate ?? DEFAULT_GATE,
    ...(value.lint !== undefined && { lint: value.lint }),
    parts: (value.parts ?? []).map((part, index) => toPart(file, part, ['parts', index])),
    errorAt: file.errorAt,
  };
}

function toPart(file: File, part: PartText, keys: KeyPath): Part {
  const drives = listOf(part.drive);
  const split = part.split === undefined ? undefined : decodeSplit(part.split);
  refuseContradictions(file, part, keys);
  if (split && 'voices' in split && split.voices > drives.length) {
    const fact = `split ${part.split} is ${split.voices} voices, but the part has ${counted(drives.length, 'drive')}`;
    throw file.errorAt([...keys, 'split'], `${fact}; name ${split.voices} drives`);
  }
  const twin = drives.find((id, place) => drives.indexOf(id) !== place);
  if (twin !== undefined) {
    throw file.errorAt([...keys, 'drive'], `the part names drive ${twin} twice; name each drive once`);
  }
  return {
    from: toSource(file, part, keys),
    drives,
    octave: part.octave ?? 0,
    sustain: part.sustain ?? false,
    ...(split && { split }),
    ...(part.double === 'auto' && { doubleOnIdle: true }),
    ...(typeof part.double === 'object' && {
      double: { drive: part.double.drive, octave: part.double.octave ?? 0 },
    }),
    ...(part.drum && { drums: toDrums(file, part.drum, [...keys, 'drum']) }),
  };
}

function refuseContradictions(file: File, part: PartText, keys: KeyPath): void {
  if (part.drum) {
    const other = (['drive', 'split', 'octave', 'double', 'sustain'] as const).find(
      (key) => part[key] !== undefined,
    );
    if (other)
      throw file.errorAt(
        [...keys, other],
        `a part of drums has no '${other}'; its drives stand in the drum map`,
      );
  } else if (part.drive === undefined) {
    throw file.errorAt(keys, "this part has no 'drive', so nobody plays it; add drive: and an id of the rig");
  }
  if (part.double === 'auto' && !isLine(part.split)) {
    const fact = "'double: auto' belongs to a part that flopera arranges itself";
    throw file.errorAt(
      [...keys, 'double'],
      `${fact}; name drive and octave, or split by melody, bass or inner`,
    );
  }
  if (typeof part.double === 'object' && listOf(part.drive).includes(part.double.drive)) {
    const fact = `drive ${part.double.drive} cannot double the part that it plays itself`;
    throw file.errorAt([...keys, 'double', 'drive'], `${fact}; name another drive`);
  }
}

function toSource(file: File, { from = {} }: PartText, keys: KeyPath): PartSource {
  const source: PartSource = {};
  if (from.channel !== undefined) source.channels = listOf(from.channel);
  if (from.track !== undefined) source.tracks = listOf(from.track);
  if (from.range !== undefined) {
    const reading = decodeRange(from.range);
    if ('fault' in reading) throw file.errorAt([...keys, 'from', 'range'], reading.fault);
    source.range = reading.range;
  }
  return source;
}

function isLine(text: string | undefined): text is Line {
  return lineNames.some((line) => line === text);
}

function decodeSplit(text: string): Split {
  if (isLine(text)) return { from: text };
  const [from = '', voices = '1'] = text.split(' ');
  return from === 'top' || from === 'bottom' ? { from, voices: Number(voices) } : { from: 'rest' };
}

function toDrums(file: File, drum: NonNullable<PartText['drum']>, keys: KeyPath): DrumMap {
  const drums: DrumMap = new Map();
  for (const [key, { drive, burst }] of Object.entries(drum)) {
    if (!isDrumKey(key)) {
      throw file.errorAt(
        [...keys, key],
        `'${key}' is no note number of a drum; write 0..127, as in 36 for a kick`,
      );
    }
    if (!burstNames.includes(burst)) {
      const remedy = didYouMean(burst, burstNames, `write ${burstNames.join(', ')}`);
      throw file.errorAt([...keys, key, 'burst'], `there is no burst '${burst}'; ${remedy}`);
    }
    drums.set(Number(key), { drive, burst });
  }
  return drums;
}

function listOf<Item>(value: Item | Item[] | undefined): Item[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
