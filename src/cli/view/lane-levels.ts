/** How loud each drive stands at a moment of a song: full at an onset, settling while it sounds, fading after. */
import type { StepEvent, StepProgram } from '../../program/types.ts';

const SUSTAINED = 0.6;
const SETTLE_US = 150_000;
const FADE_US = 90_000;

/** 0..1 of one drive at `songUs`. */
export type LaneLevels = (drive: number, songUs: number) => number;

/** Looks at the program alone, so that a seek or a new tempo needs no care. */
export function createLaneLevels(program: StepProgram): LaneLevels {
  const lanes = new Map<number, StepEvent[]>();
  for (const event of program.events) {
    if (event.kind === 'bend') continue;
    const lane = lanes.get(event.drive);
    if (lane) lane.push(event);
    else lanes.set(event.drive, [event]);
  }
  return (drive, songUs) => {
    const lane = lanes.get(drive) ?? [];
    const last = lastAt(lane, songUs);
    const event = lane[last];
    if (!event) return 0;
    if (event.kind === 'onset') return sustained(songUs - event.atUs);
    const before = lane[last - 1];
    const levelAtRest = before?.kind === 'onset' ? sustained(event.atUs - before.atUs) : 0;
    return levelAtRest * Math.exp(-(songUs - event.atUs) / FADE_US);
  };
}

function sustained(soundedUs: number): number {
  return SUSTAINED + (1 - SUSTAINED) * Math.exp(-soundedUs / SETTLE_US);
}

/** Index of the last event at or before `songUs`, -1 before the first. */
function lastAt(lane: readonly StepEvent[], songUs: number): number {
  let low = 0;
  let high = lane.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lane[middle]?.atUs ?? Infinity) <= songUs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
