/** Counts what went wrong on the way to a board, and says it in plain words at the end. */
import type { BoardState, FaultCounters } from './types.ts';

export function noFaults(): FaultCounters {
  return { lateEvents: 0, resentLines: 0, damagedLines: 0, refused: {}, told: {}, interruptions: 0 };
}

/** Adds to the count of a fault that goes by name. */
export function countFault(counts: Record<string, number>, fault: string, count = 1): void {
  counts[fault] = (counts[fault] ?? 0) + count;
}

/** One line for each kind of fault that a board had, fit for a user's eyes; none where all went well. */
export function describeFaults({ id, faults }: Pick<BoardState, 'id' | 'faults'>): string[] {
  const counted: [number, string][] = [
    [faults.interruptions, 'interruptions (unplugged, reset, or the computer slept)'],
    [faults.lateEvents, 'events came too late'],
    [faults.damagedLines, 'lines were damaged on the way'],
    [faults.resentLines, 'lines were sent again'],
    ...byName(faults.refused, 'refused'),
    ...byName(faults.told, 'told by the board'),
  ];
  return counted.filter(([count]) => count > 0).map(([count, what]) => `${id}: ${count} ${what}`);
}

function byName(counts: Record<string, number>, verb: string): [number, string][] {
  return Object.entries(counts).map(([fault, count]) => [count, `× ${fault} (${verb})`]);
}
