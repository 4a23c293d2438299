/**
 * Keeps rests and bends away from the steps around them. A rest that falls together with a step would let it sound or
 * not by a microsecond of clock error; moved a little before it, every performance makes the same steps.
 */
import type { StepEvent } from '../../program/types.ts';

/** No rest or bend so close to a step, µs: more than the clocks of host and board disagree. */
const CLEARANCE_US = 250;
/** But never more than this part of a period. */
const CLEARANCE_PERIODS = 0.25;

/** Steps of a note: one at `stepUs`, the others every `periodUs` after it; as played, from song time 0. */
type Steps = { stepUs: number; periodUs: number };

/** The same program for playing at `tempo` (which changes times, but no period), sorted anew. */
export function steadyEdges(events: readonly StepEvent[], tempo: number): StepEvent[] {
  const stepsByDrive = new Map<number, Steps>();
  const steady = events.map((event) => {
    const steps = stepsByDrive.get(event.drive);
    const playedUs = event.atUs / tempo;
    if (event.kind === 'onset') {
      stepsByDrive.set(event.drive, { stepUs: playedUs, periodUs: event.periodUs });
      return event;
    }
    if (!steps) return event;
    const clearUs = clearOfSteps(playedUs, steps);
    if (event.kind === 'rest') stepsByDrive.delete(event.drive);
    else stepsByDrive.set(event.drive, bent(steps, clearUs, event.periodUs));
    return clearUs === playedUs ? event : { ...event, atUs: clearUs * tempo };
  });
  return steady.toSorted((a, b) => a.atUs - b.atUs);
}

function clearOfSteps(playedUs: number, { stepUs, periodUs }: Steps): number {
  const clearanceUs = Math.min(CLEARANCE_US, periodUs * CLEARANCE_PERIODS);
  const nearest = Math.round((playedUs - stepUs) / periodUs);
  // The onset itself, or the step that a bend brought about: nothing is moved before it.
  if (nearest <= 0) return playedUs;
  const nearestUs = stepUs + nearest * periodUs;
  return Math.abs(playedUs - nearestUs) < clearanceUs ? nearestUs - clearanceUs : playedUs;
}

/** The new period counts from the last step before the bend; where that is over already, the next step comes at once. */
function bent({ stepUs, periodUs }: Steps, atUs: number, newPeriodUs: number): Steps {
  const lastUs = stepUs + Math.floor((atUs - stepUs) / periodUs) * periodUs;
  return { stepUs: Math.max(lastUs, atUs - newPeriodUs), periodUs: newPeriodUs };
}
