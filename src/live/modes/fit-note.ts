/** Whether and how a drive can sound a note. */
import type { Outside } from '../../rig/live-choices.ts';
import { isWithin, wrapInto } from '../../units/octave.ts';
import type { LiveDrive } from '../types.ts';

/** What a drive makes of a note outside its range. */
const fitOutside: Readonly<Record<Outside, (note: number, drive: LiveDrive) => number | undefined>> = {
  fold: foldNote,
  silent: () => undefined,
};

/**
 * The note as this drive plays it: itself within the range; outside, the nearest octave of it that lies within, where
 * folding is wanted; undefined where the drive stays silent.
 * @example fitNote(72, { id: 1, lowNote: 53, highNote: 64 }, 'fold') // 60
 */
export function fitNote(note: number, drive: LiveDrive, outside: Outside): number | undefined {
  return isWithin(note, drive) ? note : fitOutside[outside](note, drive);
}

/** A drive of less than an octave may have none. */
function foldNote(note: number, drive: LiveDrive): number | undefined {
  const folded = wrapInto(note, drive);
  return isWithin(folded, drive) ? folded : undefined;
}
