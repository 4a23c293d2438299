/** Doubles parts an octave away on drives that have nothing of their own to do. */
import { isWithin, OCTAVE_SEMITONES } from '../../units/octave.ts';
import type { RigDrive } from '../../rig/types.ts';
import type { NoteTable } from '../../score/note-table.ts';
import { Column } from '../../table/column.ts';
import { doubleOnIdle } from '../auto/double-idle.ts';
import type { Part } from '../types.ts';
import { together, type DriveTones } from '../voice/drive-tones.ts';
import { DOUBLING_KIND, isTone, type VoiceTable } from '../voice-table.ts';

/** The drives with what the parts want doubled: on a drive that they name, or on any that rests. */
export function withDoublings(
  parts: readonly Part[],
  drives: readonly DriveTones[],
  notes: NoteTable,
): DriveTones[] {
  const doubled = parts.some(({ double }) => double)
    ? drives.map((one) => withNamed(parts, drives, one))
    : drives;
  return parts
    .filter(({ doubleOnIdle: wanted }) => wanted)
    .reduce((all, part) => doubleOnIdle(parts, part, all, notes), [...doubled]);
}

function withNamed(parts: readonly Part[], drives: readonly DriveTones[], one: DriveTones): DriveTones {
  let { tones } = one;
  parts.forEach(({ double }, place) => {
    if (double?.drive !== one.drive.id) return;
    const originals = together(drives.map((other) => ofPart(other.tones, place)));
    tones = together([tones, doublings(originals, double.octave, one.drive, tones)]);
  });
  return { ...one, tones };
}

function ofPart(tones: VoiceTable, place: number): VoiceTable {
  const own: number[] = [];
  for (let index = 0; index < tones.length; index += 1) if (tones.part.at(index) === place) own.push(index);
  return tones.pick(own);
}

/**
 * What `drive` adds to its own tones to double others: those whose octave it has in its range and that begin while it
 * rests, ended where its own next tone begins. Both tables are sorted by startUs.
 */
function doublings(originals: VoiceTable, octave: number, drive: RigDrive, own: VoiceTable): VoiceTable {
  const doubled: number[] = [];
  const endsUs: number[] = [];
  const ownStartUs = (index: number): number => (index < own.length ? own.startUs.at(index) : Infinity);
  let next = 0;
  let busyUntilUs = -Infinity;
  for (let index = 0; index < originals.length; index += 1) {
    const startUs = originals.startUs.at(index);
    while (ownStartUs(next) <= startUs) {
      busyUntilUs = Math.max(busyUntilUs, own.endUs.at(next));
      next++;
    }
    const note = originals.note.at(index) + OCTAVE_SEMITONES * octave;
    if (!isWithin(note, drive) || busyUntilUs > startUs || !isTone(originals, index)) continue;
    const endUs = Math.min(originals.endUs.at(index), ownStartUs(next));
    doubled.push(index);
    endsUs.push(endUs);
    busyUntilUs = endUs;
  }
  const tones = originals.pick(doubled);
  return tones.with({
    endUs: Column.of(endsUs),
    note: tones.note.map((note) => note + OCTAVE_SEMITONES * octave),
    kind: tones.kind.map(() => DOUBLING_KIND),
  });
}
