/** Chasing, as sequencers call it: what sounds at a place in a program, for whoever jumps into its middle. */
import type { StepEvent } from './types.ts';

/** A look into a program's past; cheap when it is asked for later and later times. */
export interface Chase {
  /** Period, µs, of each drive that sounds at `songUs`, by drive id. Events at that very time count. */
  at(songUs: number): ReadonlyMap<number, number>;
}

/** `events` are sorted by time. */
export function createChase(events: readonly StepEvent[]): Chase {
  const periods = new Map<number, number>();
  let next = 0;
  let reachedUs = -Infinity;

  function at(songUs: number): ReadonlyMap<number, number> {
    if (songUs < reachedUs) {
      periods.clear();
      next = 0;
    }
    reachedUs = songUs;
    for (let event = events[next]; event && event.atUs <= songUs; event = events[++next]) apply(event);
    return periods;
  }

  function apply(event: StepEvent): void {
    if (event.kind === 'rest') periods.delete(event.drive);
    else if (event.kind === 'onset' || periods.has(event.drive)) periods.set(event.drive, event.periodUs);
  }

  return { at };
}
