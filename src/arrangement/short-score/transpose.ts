/** Finds the key of a song: how far all of it is shifted. */
import { wrapInto } from '../../units/octave.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import type { Rig } from '../../rig/types.ts';
import { onsets } from '../onsets.ts';
import type { VoiceTable } from '../voice-table.ts';

/** Nearest keys first, so that of equal ones the least shift wins; together they are all twelve. */
const SHIFTS = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6] as const;

/**
 * Semitones to shift `rows` of the short score (sorted by startUs) by, so that the top line turns round least often when
 * it is folded into the highest drive.
 */
export function transposition(short: VoiceTable, rows: readonly number[], rig: Rig): number {
  const highest = drivesOf(rig).toSorted((a, b) => b.highNote - a.highNote)[0];
  if (!highest) return 0;
  const pitches = topLine(short, rows).map((row) => short.pitch.at(row));
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

/** The rows that are the highest sounding when they begin, which listeners follow as the melody. */
function topLine({ startUs, endUs, pitch }: VoiceTable, rows: readonly number[]): number[] {
  const line: number[] = [];
  let sounding: number[] = [];
  for (const group of onsets(startUs, rows)) {
    const nowUs = startUs.at(group[0] ?? 0);
    sounding = sounding.filter((row) => endUs.at(row) > nowUs);
    const top = group.reduce((a, b) => (pitch.at(b) > pitch.at(a) ? b : a));
    if (sounding.every((row) => pitch.at(row) <= pitch.at(top))) line.push(top);
    sounding.push(...group);
  }
  return line;
}
