/** Breaks a roll into systems, at bar lines, so that the shortest usual note stays wide enough to see, and deals its notes out. */
import type { Roll, RollNote, RollSystem } from '../types.ts';

/** A system lasts between these, so that neither a slow hymn nor a fast étude looks odd. */
const SYSTEM_US_MIN = 8e6;
const SYSTEM_US_MAX = 20e6;
/** Of ten notes that are played, nine are at least this part of a system wide. */
const NOTE_SHARE = 1 / 180;

/** Systems of the roll, each of the same number of bars (the last may have fewer). */
export function systemsOf({ barStartsUs, before }: Roll): RollSystem[] {
  const bars = splitLongBars(barStartsUs);
  const endUs = bars.at(-1)?.startUs ?? 0;
  const wantedUs = Math.min(SYSTEM_US_MAX, Math.max(SYSTEM_US_MIN, shortNoteUs(before) / NOTE_SHARE));
  const barCount = bars.length - 1;
  const systemCount = Math.max(1, Math.ceil(endUs / wantedUs));
  const barsEach = evenly(Math.max(1, Math.round(barCount / systemCount)));
  const systems: RollSystem[] = [];
  for (let index = 0; index < barCount; index += barsEach) {
    const start = bars[index];
    const end = bars[Math.min(barCount, index + barsEach)];
    if (start && end) systems.push({ startUs: start.startUs, endUs: end.startUs, firstBar: start.bar });
  }
  return systems;
}

/** Music goes in twos and fours: 3 bars stay 3, 5 become 4, 11 become 8. */
function evenly(bars: number): number {
  return bars <= 4 ? bars : Math.floor(bars / 4) * 4;
}

function shortNoteUs(notes: readonly RollNote[]): number {
  const played = notes.filter(({ driveIndex }) => driveIndex !== undefined);
  const lengths = played.map(({ startUs, endUs }) => endUs - startUs).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 10)] ?? 0;
}

/** A bar longer than a system (a file without metre) is cut into pieces of a system. */
function splitLongBars(barStartsUs: readonly number[]): { startUs: number; bar: number }[] {
  return barStartsUs.flatMap((startUs, index) => {
    const nextUs = barStartsUs[index + 1] ?? startUs;
    const pieces = Math.max(1, Math.ceil((nextUs - startUs) / SYSTEM_US_MAX));
    return Array.from({ length: pieces }, (_, piece) => ({
      startUs: startUs + (piece * (nextUs - startUs)) / pieces,
      bar: index + 1,
    }));
  });
}

/** The part of a roll's notes that a system shows. */
export type SystemNotes = { before: RollNote[]; after: RollNote[] };

/** One entry for each system, notes in order of time; a note across the break is in both. */
export function notesBySystem(roll: Roll, systems: readonly RollSystem[]): SystemNotes[] {
  const before = deal(roll.before, systems);
  const after = deal(roll.after, systems);
  return systems.map((_, index) => ({ before: before[index] ?? [], after: after[index] ?? [] }));
}

function deal(notes: readonly RollNote[], systems: readonly RollSystem[]): RollNote[][] {
  const dealt: RollNote[][] = systems.map(() => []);
  let first = 0;
  for (const note of [...notes].sort((a, b) => a.startUs - b.startUs)) {
    while (first < systems.length - 1 && (systems[first]?.endUs ?? 0) <= note.startUs) first++;
    for (let index = first; index < systems.length; index++) {
      const system = systems[index];
      if (!system || (index > first && system.startUs >= note.endUs)) break;
      dealt[index]?.push(note);
    }
  }
  return dealt;
}
