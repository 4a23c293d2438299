/** Doubles parts an octave away on drives that have nothing of their own to do. */
import { DOUBLING_KIND } from '../voice-table.ts';
import type { RigDrive } from '../../rig/types.ts';
import type { NoteTable } from '../../score/note-table.ts';
import { doubleOnIdle } from '../auto/double-idle.ts';
import {
  packPieces,
  unpackPieces,
  type DriveTones,
  type PieceRow,
  type PieceTable,
} from '../voice/piece-table.ts';
import type { Part } from '../types.ts';
import { isWithin, OCTAVE_SEMITONES } from '../../units/octave.ts';

/** The same lines with what the parts want doubled: on a drive that they name, or on any that rests. */
export function withDoublings(
  parts: readonly Part[],
  lines: readonly DriveTones[],
  notes: NoteTable,
): DriveTones[] {
  const doubled = parts.some(({ double }) => double)
    ? lines.map((line) => withNamed(parts, lines, line))
    : lines;
  return parts
    .filter(({ doubleOnIdle: wanted }) => wanted)
    .reduce((all, part) => doubleOnIdle(parts, part, all, notes), [...doubled]);
}

function withNamed(parts: readonly Part[], lines: readonly DriveTones[], line: DriveTones): DriveTones {
  const { drive } = line;
  let all = line.tones;
  parts.forEach(({ double }, place) => {
    if (double?.drive !== drive.id) return;
    const originals = packPieces(
      lines.flatMap(({ tones }) => unpackPieces(tones).filter(({ part }) => part === place)),
    );
    all = packPieces([...unpackPieces(all), ...doublings(originals, double.octave, drive, all)]);
  });
  return { ...line, tones: all };
}

/**
 * What `drive` adds to its own tones to double others: those whose octave it has in its range and that begin while it
 * rests, ended where its own next tone begins. Both tables are sorted by startUs.
 */
function doublings(originals: PieceTable, octave: number, drive: RigDrive, own: PieceTable): PieceRow[] {
  const added: PieceRow[] = [];
  const ownStartUs = (index: number): number => (index < own.length ? own.startUs.at(index) : Infinity);
  let next = 0;
  let busyUntilUs = -Infinity;
  for (const tone of unpackPieces(originals)) {
    while (ownStartUs(next) <= tone.startUs) {
      busyUntilUs = Math.max(busyUntilUs, own.endUs.at(next));
      next++;
    }
    const note = tone.note + OCTAVE_SEMITONES * octave;
    if (!isWithin(note, drive) || busyUntilUs > tone.startUs || tone.kind > 0) continue;
    const endUs = Math.min(tone.endUs, ownStartUs(next));
    if (endUs <= tone.startUs) continue;
    added.push({ ...tone, note, endUs, kind: DOUBLING_KIND });
    busyUntilUs = endUs;
  }
  return added;
}
