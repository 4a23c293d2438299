/** Doubles the loud notes of a line an octave away, on drives that have nothing else to do. */
import { DOUBLING_KIND } from '../voice-table.ts';
import { isLinePart } from '../types.ts';
import type { NoteTable } from '../../score/note-table.ts';
import { packPieces, unpackPieces, type DriveTones, type PieceRow } from '../voice/piece-table.ts';
import type { Part } from '../types.ts';
import { isWithin, OCTAVE_SEMITONES } from '../../units/octave.ts';

/**
 * The lines with what each drive adds so that `part` is doubled: its notes that are at least as loud as half of them, each
 * on the first drive that rests for all of its length and has the octave below (or above) it, where that stays within
 * the outer lines. Only the drives of the parts of lines are asked.
 */
export function doubleOnIdle(
  parts: readonly Part[],
  part: Part,
  lines: readonly DriveTones[],
  { velocity }: NoteTable,
): DriveTones[] {
  const own = parts.indexOf(part);
  const open = new Set(parts.filter(isLinePart).flatMap(({ drives }) => drives));
  const tones = lines.map((line) => unpackPieces(line.tones));
  const free = tones.map(createRestFinder);
  const everything = tones.flat().toSorted(byStart);
  const sounding = createSweep(everything);
  const originals = everything.filter((tone) => tone.part === own && tone.kind <= 0);
  const loud = median(originals.map(({ row }) => velocity.at(row)));
  const octaves = part.split?.from === 'bass' ? [1, -1] : [-1, 1];
  const added = lines.map((): PieceRow[] => []);
  for (const tone of originals) {
    const others = sounding(tone.startUs);
    if (velocity.at(tone.row) < loud) continue;
    const double = octaves
      .map((octave) => tone.note + octave * OCTAVE_SEMITONES)
      .filter((note) => staysInside(note, others, parts))
      .flatMap((note) =>
        lines.flatMap(({ drive }, place) =>
          open.has(drive.id) && isWithin(note, drive) && free[place]?.(tone) ? { place, note } : [],
        ),
      )[0];
    if (double) added[double.place]?.push({ ...tone, note: double.note, kind: DOUBLING_KIND });
  }
  return lines.map((line, place) => ({
    ...line,
    tones: packPieces([...(tones[place] ?? []), ...(added[place] ?? [])]),
  }));
}

function byStart(a: PieceRow, b: PieceRow): number {
  return a.startUs - b.startUs;
}

/** A doubling never stands above a melody or below a bass. */
function staysInside(note: number, others: readonly PieceRow[], parts: readonly Part[]): boolean {
  return others.every(({ part, note: other }) => {
    const line = parts[part]?.split?.from;
    if (line === 'melody') return note <= other;
    return line !== 'bass' || note >= other;
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Tells whether a drive rests for the whole of a tone; asked in order of startUs. A tone that is granted is taken. */
function createRestFinder(own: readonly PieceRow[]): (tone: PieceRow) => boolean {
  let next = 0;
  let busyUntilUs = -Infinity;
  return ({ startUs, endUs }) => {
    for (; (own[next]?.startUs ?? Infinity) <= startUs; next++)
      busyUntilUs = Math.max(busyUntilUs, own[next]?.endUs ?? 0);
    if (busyUntilUs > startUs || (own[next]?.startUs ?? Infinity) < endUs) return false;
    busyUntilUs = endUs;
    return true;
  };
}

/** What sounds at a time; asked in order of time. */
function createSweep(tones: readonly PieceRow[]): (atUs: number) => readonly PieceRow[] {
  let next = 0;
  let sounding: PieceRow[] = [];
  return (atUs) => {
    sounding = sounding.filter(({ endUs }) => endUs > atUs);
    for (let tone = tones[next]; tone && tone.startUs <= atUs; tone = tones[++next]) {
      if (tone.endUs > atUs) sounding.push(tone);
    }
    return sounding;
  };
}
