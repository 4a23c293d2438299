/** Finds the key of a song: how far all of it is shifted. */
import { drivesOf } from '../../rig/drive-limits.ts';
import type { Rig } from '../../rig/types.ts';
import { wrapInto } from '../../units/octave.ts';
import { onsets } from '../onsets.ts';
import type { WantedNote } from './short-score.ts';

/** Nearest keys first, so that of equal ones the least shift wins; together they are all twelve. */
const SHIFTS = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6] as const;

/**
 * Semitones to shift `notes` (sorted by startUs) by, so that the top line turns round least often when it is folded into
 * the highest drive.
 */
export function transposition(notes: readonly WantedNote[], rig: Rig): number {
  const highest = drivesOf(rig).toSorted((a, b) => b.highNote - a.highNote)[0];
  if (!highest) return 0;
  const pitches = topLine(notes).map(({ pitch }) => pitch);
  const turns = (shift: number): number => {
    const folded = pitches.map((pitch) => wrapInto(pitch + shift, highest));
    return pitches.filter((_, index) => index > 0 && turnsRound(pitches, folded, index)).length;
  };
  const judged = SHIFTS.map((shift) => ({ shift, turns: turns(shift) }));
  return judged.toSorted((a, b) => a.turns - b.turns)[0]?.shift ?? 0;
}

/** Whether the interval to the note at `index` goes the other way after folding. */
function turnsRound(before: readonly number[], after: readonly number[], index: number): boolean {
  const written = (before[index] ?? 0) - (before[index - 1] ?? 0);
  const folded = (after[index] ?? 0) - (after[index - 1] ?? 0);
  return written * folded < 0;
}

/** The notes (of those given, sorted by startUs) that are the highest sounding when they begin. */
function topLine(notes: readonly WantedNote[]): WantedNote[] {
  const line: WantedNote[] = [];
  let sounding: WantedNote[] = [];
  for (const group of onsets(notes)) {
    const nowUs = group[0]?.startUs ?? 0;
    sounding = sounding.filter(({ endUs }) => endUs > nowUs);
    const top = group.reduce((a, b) => (b.pitch > a.pitch ? b : a));
    if (sounding.every(({ pitch }) => pitch <= top.pitch)) line.push(top);
    sounding.push(...group);
  }
  return line;
}
