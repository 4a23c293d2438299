/** Gives the notes of a score to the parts of an arrangement, and those of each part to its drives. */
import { OCTAVE_SEMITONES } from '../../units/octave.ts';
import type { RigDrive } from '../../rig/types.ts';
import type { NoteTable } from '../../score/note-table.ts';
import { Column } from '../../table/column.ts';
import { reasonToFate } from '../arranged.ts';
import { arrangeLines } from '../auto/arrange-lines.ts';
import { burstLengthUs } from '../drums.ts';
import { shift } from '../short-score/short-score.ts';
import { isLinePart, type Part } from '../types.ts';
import { burstToKind, type VoiceTable } from '../voice-table.ts';
import { claim } from './claim.ts';
import { placePart } from './place-part.ts';

const CHANNELS = 16;
/** The fate of a note that no part has taken, and of one that a part has: where it does not sound, another one does. */
const LEFT = 0;
const TAKEN = reasonToFate('cut-by-newer');

export type Placed = {
  /** By drive id, unsorted; what overlaps is still to be cut. */
  voices: ReadonlyMap<number, VoiceTable>;
  /** By row of the score: why a note is not heard, should it have no place, or lose it; 0 where no part took it. */
  fates: Column;
};

/** `short` tells of every note that is taken how its part wants it: who plays it, in which octave, and how long. */
type Placing = {
  parts: readonly Part[];
  drives: readonly RigDrive[];
  notes: NoteTable;
  short: VoiceTable;
  voices: Map<number, VoiceTable>;
  fates: Column;
};

/**
 * Parts in their order; the parts of lines all together where the first of them stands.
 * @param notes of the score
 * @param short its short score, of which the rows that parts take are changed to what they ask for
 * @param pedalled the short score with some rows as the sustain pedal lets them sound
 */
export function placeParts(
  parts: readonly Part[],
  notes: NoteTable,
  short: VoiceTable,
  drives: readonly RigDrive[],
  pedalled: (rows: readonly number[]) => VoiceTable,
): Placed {
  const fates = Column.of(new Float64Array(short.length).fill(LEFT));
  const placing: Placing = { parts, drives, notes, short, voices: new Map(), fates };
  const isLeft = (row: number): boolean => fates.at(row) === LEFT;
  const rowsOf = createRowFinder(notes.channel);
  const firstLine = parts.find(isLinePart);
  parts.forEach((part, index) => {
    const heard = part.sustain ? pedalled(rowsOf().filter(isLeft)) : short;
    if (!isLinePart(part))
      takePart(placing, index, heard, claim(part, heard, notes, rowsOf(part.from.channels), isLeft));
    else if (part === firstLine) takeLines(placing, heard, rowsOf().filter(isLeft));
  });
  return placing;
}

/** Finds the rows in which a part may find its notes; most parts ask for one channel, and are spared the others. */
function createRowFinder(channel: Column): (channels?: readonly number[]) => readonly number[] {
  let byChannel: number[][] | undefined;
  return (channels) => {
    if (channels?.length !== 1) return Array.from({ length: channel.length }, (_, row) => row);
    byChannel ??= rowsByChannel(channel);
    return byChannel[channels[0] ?? 0] ?? [];
  };
}

function rowsByChannel(channel: Column): number[][] {
  const rows: number[][] = Array.from({ length: CHANNELS + 1 }, () => []);
  for (let row = 0; row < channel.length; row += 1) rows[channel.at(row)]?.push(row);
  return rows;
}

function takePart(placing: Placing, index: number, heard: VoiceTable, taken: readonly number[]): void {
  const part = placing.parts[index];
  if (!part) return;
  const { short, fates } = placing;
  for (const row of taken) {
    fates.set(row, TAKEN);
    short.part.set(row, index);
    if (heard !== short) short.endUs.set(row, heard.endUs.at(row));
  }
  if (part.drums) return placeBursts(placing, part.drums, taken);
  shift(short, taken, part.octave * OCTAVE_SEMITONES);
  const own = part.drives.flatMap((id) => placing.drives.find((drive) => drive.id === id) ?? []);
  placePart(part, short, taken, own).forEach((rows, drive) => {
    add(placing, own[drive]?.id ?? 0, short.pick(rows));
  });
}

/** A burst has a length of its own. */
function placeBursts(placing: Placing, drums: NonNullable<Part['drums']>, taken: readonly number[]): void {
  const { short, notes } = placing;
  const rowsByDrive = new Map<number, number[]>();
  for (const row of taken) {
    const hit = drums.get(notes.note.at(row));
    if (!hit) continue;
    short.kind.set(row, burstToKind(hit.burst));
    short.endUs.set(row, short.startUs.at(row) + burstLengthUs(hit.burst));
    const rows = rowsByDrive.get(hit.drive);
    if (rows) rows.push(row);
    else rowsByDrive.set(hit.drive, [row]);
  }
  for (const [drive, rows] of rowsByDrive) add(placing, drive, short.pick(rows));
}

function takeLines(placing: Placing, heard: VoiceTable, left: readonly number[]): void {
  const { fates } = placing;
  const arranged = arrangeLines(placing, heard, left);
  for (const [row, reason] of arranged.silent) fates.set(row, reasonToFate(reason));
  for (const [drive, notes] of arranged.voices) add(placing, drive, notes);
}

/** Adds to what a drive plays. */
function add({ voices }: Placing, drive: number, added: VoiceTable): void {
  const known = voices.get(drive);
  if (known) known.append(added);
  else voices.set(drive, added);
}
