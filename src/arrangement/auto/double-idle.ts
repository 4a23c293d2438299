/** Doubles the loud notes of a line an octave away, on drives that have nothing else to do. */
import { isWithin, OCTAVE_SEMITONES } from '../../units/octave.ts';
import type { NoteTable } from '../../score/note-table.ts';
import { createTable } from '../../table/table.ts';
import { isLinePart, type Part } from '../types.ts';
import { together, type DriveTones } from '../voice/drive-tones.ts';
import { DOUBLING_KIND, isTone, voiceColumns, type VoiceTable } from '../voice-table.ts';

/**
 * The drives with what each adds so that `part` is doubled: its notes that are at least as loud as half of them, each
 * on the first drive that rests for all of its length and has the octave below (or above) it, where that stays within
 * the outer lines. Only the drives of the parts of lines are asked.
 */
export function doubleOnIdle(
  parts: readonly Part[],
  part: Part,
  drives: readonly DriveTones[],
  { velocity }: NoteTable,
): DriveTones[] {
  const own = parts.indexOf(part);
  const open = new Set(parts.filter(isLinePart).flatMap((other) => other.drives));
  const free = drives.map(({ tones }) => createRestFinder(tones));
  const everything = together(drives.map(({ tones }) => tones));
  const sounding = createSweep(everything);
  const originals: number[] = [];
  for (let tone = 0; tone < everything.length; tone += 1) {
    if (everything.part.at(tone) === own && isTone(everything, tone)) originals.push(tone);
  }
  const loud = median(originals.map((tone) => velocity.at(everything.row.at(tone))));
  const octaves = part.split?.from === 'bass' ? [1, -1] : [-1, 1];
  const added = drives.map(() => createTable(voiceColumns));
  for (const tone of originals) {
    const [startUs, endUs] = [everything.startUs.at(tone), everything.endUs.at(tone)];
    const others = sounding(startUs);
    if (velocity.at(everything.row.at(tone)) < loud) continue;
    const double = octaves
      .map((octave) => everything.note.at(tone) + octave * OCTAVE_SEMITONES)
      .filter((note) => staysInside(note, others, everything, parts))
      .flatMap((note) =>
        drives.flatMap(({ drive }, place) =>
          open.has(drive.id) && isWithin(note, drive) && free[place]?.(startUs, endUs) ? { place, note } : [],
        ),
      )[0];
    if (double) added[double.place]?.push({ ...everything.at(tone), note: double.note, kind: DOUBLING_KIND });
  }
  return drives.map((one, place) => ({
    ...one,
    tones: together([one.tones, added[place] ?? createTable(voiceColumns)]),
  }));
}

/** A doubling never stands above a melody or below a bass. */
function staysInside(
  note: number,
  others: readonly number[],
  all: VoiceTable,
  parts: readonly Part[],
): boolean {
  return others.every((other) => {
    const line = parts[all.part.at(other)]?.split?.from;
    if (line === 'melody') return note <= all.note.at(other);
    return line !== 'bass' || note >= all.note.at(other);
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Tells whether a drive rests for the whole of a time; asked in order of startUs. A time that is granted is taken. */
function createRestFinder(own: VoiceTable): (startUs: number, endUs: number) => boolean {
  const ownStartUs = (index: number): number => (index < own.length ? own.startUs.at(index) : Infinity);
  let next = 0;
  let busyUntilUs = -Infinity;
  return (startUs, endUs) => {
    for (; ownStartUs(next) <= startUs; next++) busyUntilUs = Math.max(busyUntilUs, own.endUs.at(next));
    if (busyUntilUs > startUs || ownStartUs(next) < endUs) return false;
    busyUntilUs = endUs;
    return true;
  };
}

/** What sounds at a time; asked in order of time. */
function createSweep({ startUs, endUs, length }: VoiceTable): (atUs: number) => readonly number[] {
  let next = 0;
  let sounding: number[] = [];
  return (atUs) => {
    sounding = sounding.filter((tone) => endUs.at(tone) > atUs);
    for (; next < length && startUs.at(next) <= atUs; next++) if (endUs.at(next) > atUs) sounding.push(next);
    return sounding;
  };
}
