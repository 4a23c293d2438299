/** A drum as step events: every step of its burst at its own distance from the last. */
import { burstGapsUs } from '../arrangement/drums.ts';
import { fastestPeriodUs } from '../rig/drive-limits.ts';
import type { RigDrive } from '../rig/types.ts';
import type { StepEvent } from './types.ts';

/** Events of the burst `name` from `startUs`, cut off at `endUs`; no step comes faster than the drive can. */
export function burstEvents(name: string, startUs: number, endUs: number, drive: RigDrive): StepEvent[] {
  const fastestUs = fastestPeriodUs(drive);
  const gapsUs = burstGapsUs(name).map((gapUs) => Math.max(gapUs, fastestUs));
  const events: StepEvent[] = [];
  let stepUs = startUs;
  let periodUs = 0;
  for (const gapUs of gapsUs) {
    if (stepUs + gapUs + fastestUs > endUs) break;
    if (events.length === 0) events.push({ atUs: startUs, drive: drive.id, kind: 'onset', periodUs: gapUs });
    else if (gapUs !== periodUs)
      events.push({ atUs: justAfter(stepUs, gapUs), drive: drive.id, kind: 'bend', periodUs: gapUs });
    periodUs = gapUs;
    stepUs += gapUs;
  }
  if (events.length === 0)
    events.push({ atUs: startUs, drive: drive.id, kind: 'onset', periodUs: fastestUs });
  const restUs = Math.min(endUs, justAfter(stepUs, fastestUs));
  return [...events, { atUs: restUs, drive: drive.id, kind: 'rest' }];
}

/** A bend sent between two steps decides the distance to the next; well after the last, so that it cannot miss it. */
function justAfter(stepUs: number, gapUs: number): number {
  return stepUs + gapUs / 3;
}
