/** How loud each drive stands at a moment of a song: full at an onset, settling while it sounds, fading after. */
import { lastAtOrBefore } from '../../table/bisect.ts';
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
    const last = lastAtOrBefore(lane, songUs, ({ atUs }) => atUs);
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
