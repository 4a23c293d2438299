/** Gives the notes of a score to the parts of an arrangement, and those of each part to its drives. */
import { burstToKind, kindToBurst, TONE_KIND } from '../voice-table.ts';
import { isLinePart } from '../types.ts';
import type { Column } from '../../table/column.ts';
import type { RigDrive } from '../../rig/types.ts';
import { arrangeLines } from '../auto/arrange-lines.ts';
import { burstLengthUs } from '../drums.ts';
import { claim } from './claim.ts';
import { reasonToFate } from '../arranged.ts';
import { NO_NOTE, PieceTable, unpackPieces } from '../voice/piece-table.ts';
import { place } from './place-part.ts';
import type { Part } from '../types.ts';
import { shifted, wantedNotes } from '../short-score/short-score.ts';
import type { Piece, ShortScore } from '../short-score/short-score.ts';
import { OCTAVE_SEMITONES } from '../../units/octave.ts';

const CHANNELS = 16;
/** The fate of a note that no part has taken, and of one that a part has: where it does not sound, another one does. */
const LEFT = 0;
const TAKEN = reasonToFate('cut-by-newer');

export type Placed = {
  /** By drive id; what overlaps is still to be cut. */
  pieces: ReadonlyMap<number, PieceTable>;
  /** By row of the score: why a note is not heard, should it have no piece, or lose it; 0 where no part took it. */
  fates: Column;
};

type Placing = {
  parts: readonly Part[];
  drives: readonly RigDrive[];
  pieces: Map<number, PieceTable>;
  fates: Column;
};

/**
 * Parts in their order; the parts of lines all together where the first of them stands.
 * @param pedalled the notes of some rows as the sustain pedal lets them sound
 */
export function placeParts(
  parts: readonly Part[],
  wanted: ShortScore,
  drives: readonly RigDrive[],
  pedalled: (rows: readonly number[]) => ShortScore,
): Placed {
  const fates = wanted.pitch.map(() => LEFT);
  const placing: Placing = { parts, drives, pieces: new Map(), fates };
  const isLeft = (row: number): boolean => fates.at(row) === LEFT;
  const rowsOf = createRowFinder(wanted.source.channel);
  const firstLine = parts.find(isLinePart);
  parts.forEach((part, index) => {
    const heard = part.sustain ? pedalled(rowsOf().filter(isLeft)) : wanted;
    if (!isLinePart(part))
      placePart(placing, index, heard, claim(part, heard, rowsOf(part.from.channels), isLeft));
    else if (part === firstLine) placeLines(placing, heard, rowsOf().filter(isLeft));
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

function placePart(placing: Placing, index: number, heard: ShortScore, taken: readonly number[]): void {
  const part = placing.parts[index];
  if (!part) return;
  for (const row of taken) placing.fates.set(row, TAKEN);
  if (part.drums) {
    for (const row of taken) placeBurst(placing, part.drums, index, heard, row);
    return;
  }
  const own = part.drives.flatMap((id) => placing.drives.find((drive) => drive.id === id) ?? []);
  const inOctave = shifted(heard, taken, part.octave * OCTAVE_SEMITONES);
  place(part, index, inOctave, taken, own).forEach((pieces, drive) => {
    append(placing, own[drive]?.id ?? 0, pieces);
  });
}

function placeBurst(
  placing: Placing,
  drums: NonNullable<Part['drums']>,
  part: number,
  { source, startUs, endUs, pitch }: ShortScore,
  row: number,
): void {
  const hit = drums.get(source.note.at(row));
  if (!hit) return;
  const atUs = startUs.at(row);
  piecesOf(placing, hit.drive).push({
    row,
    part,
    startUs: atUs,
    endUs: atUs + burstLengthUs(hit.burst),
    pitch: pitch.at(row),
    wantedEndUs: endUs.at(row),
    note: NO_NOTE,
    kind: burstToKind(hit.burst),
  });
}

function placeLines(placing: Placing, heard: ShortScore, left: readonly number[]): void {
  const { parts, drives, fates } = placing;
  const lines = arrangeLines(
    parts.filter(isLinePart),
    wantedNotes(heard, left),
    drives,
    fixedPieces(placing, heard),
  );
  for (const [row, reason] of lines.silent) fates.set(row, reasonToFate(reason));
  for (const { wanted, part, drive, startUs, endUs, note = NO_NOTE } of lines.pieces) {
    piecesOf(placing, drive).push({
      row: wanted.row,
      part: parts.indexOf(part),
      startUs,
      endUs,
      pitch: wanted.pitch,
      wantedEndUs: wanted.endUs,
      note,
      kind: TONE_KIND,
    });
  }
}

/** What the parts before those of lines have put on the drives already. */
function fixedPieces({ parts, pieces }: Placing, heard: ShortScore): Piece[] {
  return [...pieces].flatMap(([drive, table]) =>
    unpackPieces(table).flatMap(({ row, part: place, startUs, endUs, pitch, wantedEndUs, kind }): Piece[] => {
      const part = parts[place];
      const burst = kindToBurst(kind);
      const source = heard.source.at(row);
      const wanted = { row, source, startUs: heard.startUs.at(row), endUs: wantedEndUs, pitch };
      return part ? [{ wanted, part, drive, startUs, endUs, ...(burst !== undefined && { burst }) }] : [];
    }),
  );
}

function piecesOf({ pieces }: Placing, drive: number): PieceTable {
  const known = pieces.get(drive);
  if (known) return known;
  const table = new PieceTable();
  pieces.set(drive, table);
  return table;
}

function append(placing: Placing, drive: number, added: PieceTable): void {
  const known = placing.pieces.get(drive);
  if (!known) return void placing.pieces.set(drive, added);
  for (let index = 0; index < added.length; index += 1) known.push(added.at(index));
}
