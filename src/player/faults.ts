/** Counts what went wrong on the way to a board, and says it in plain words at the end. */
import { byCount, counted } from '../words/plural.ts';
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
  const { interruptions, lateEvents, damagedLines, resentLines, refused, told } = faults;
  const lines = [
    interruptions > 0 &&
      `${counted(interruptions, 'interruption')} (unplugged, reset, or the computer slept)`,
    lateEvents > 0 && `${counted(lateEvents, 'event')} came too late`,
    damagedLines > 0 &&
      `${counted(damagedLines, 'line')} ${byCount(damagedLines, 'was', 'were')} damaged on the way`,
    resentLines > 0 && `${counted(resentLines, 'line')} ${byCount(resentLines, 'was', 'were')} sent again`,
    ...byName(refused, 'refused'),
    ...byName(told, 'told by the board'),
  ];
  return lines.filter((line) => line !== false).map((line) => `${id}: ${line}`);
}

function byName(counts: Record<string, number>, verb: string): string[] {
  return Object.entries(counts).map(([fault, count]) => `${count} × ${fault} (${verb})`);
}
