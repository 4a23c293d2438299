/** Gives each played note the pitch bends of its channel, and its glide. */
import type { BendPoint, Note, Score } from '../score/types.ts';
import { glidesOf, withGlide } from './glides.ts';
import type { VoiceBend } from './types.ts';

/** Bends of what is heard of a note, from `startUs` to `endUs`; times as played. */
export type BendsWithin = (source: Note, startUs: number, endUs: number) => VoiceBend[];

/** Looks bends up by note and time; a note that begins bent has a bend at its start. */
export function bendLookup(score: Score, tempo: number): BendsWithin {
  const byChannel = new Map<number, BendPoint[]>();
  for (const bend of score.bends) {
    const points = byChannel.get(bend.channel) ?? [];
    points.push(bend);
    byChannel.set(bend.channel, points);
  }
  const glides = glidesOf(score);
  return (source, startUs, endUs) => {
    const bends = bendsBetween(byChannel.get(source.channel), startUs, endUs, tempo);
    const glide = glides.get(source);
    return glide ? withGlide(bends, glide, source.startUs / tempo, startUs, endUs) : bends;
  };
}

function bendsBetween(
  points: readonly BendPoint[] | undefined,
  startUs: number,
  endUs: number,
  tempo: number,
): VoiceBend[] {
  if (!points) return [];
  const bends: VoiceBend[] = [];
  let index = firstAfter(points, startUs * tempo);
  const standing = points[index - 1]?.cents ?? 0;
  if (standing !== 0) bends.push({ atUs: startUs, cents: standing });
  for (let point = points[index]; point && point.atUs / tempo < endUs; point = points[++index]) {
    bends.push({ atUs: point.atUs / tempo, cents: point.cents });
  }
  return bends;
}

/** Index of the first point after `atUs`, by bisection. */
function firstAfter(points: readonly BendPoint[], atUs: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.atUs ?? Infinity) <= atUs) low = middle + 1;
    else high = middle;
  }
  return low;
}
