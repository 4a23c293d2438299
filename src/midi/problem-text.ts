/** A problem as a person reads it: the place, then the fact and the remedy. */
import type { Problem } from './types.ts';

/** @example problemText(problem) // 'track 3, byte 812: the track ends inside an event; …' */
export function problemText({ track, byteOffset, message }: Problem): string {
  return `${problemPlace({ track, byteOffset })}: ${message}`;
}

export function problemPlace({ track, byteOffset }: Pick<Problem, 'track' | 'byteOffset'>): string {
  return track === 0 ? `byte ${byteOffset}` : `track ${track}, byte ${byteOffset}`;
}
