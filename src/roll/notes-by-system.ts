/** Deals a roll's notes out to its systems; a note across the break is in both. */
import type { SystemNotes } from './svg-system.ts';
import type { Roll, RollNote, RollSystem } from './types.ts';

/** One entry for each system, notes in order of time. */
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
