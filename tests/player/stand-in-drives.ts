/** The drives on a stand-in board: what they were told and every step they made, in true time. */
import type { WireEvent } from '../../src/wire/fields.ts';

export type Step = { us: number; place: number };
/** An event as it was applied. */
export type Applied = { us: number; place: number; kind: WireEvent['kind']; periodUs: number | undefined };

export interface StandInDrives {
  readonly applied: Applied[];
  /** Steps of one drive after another; sort them by time where that matters. */
  readonly steps: Step[];
  apply(event: Applied): void;
  restAll(us: number): void;
  isSounding(): boolean;
}

type Tone = { nextUs: number; periodUs: number };

export function createStandInDrives(): StandInDrives {
  const applied: Applied[] = [];
  const steps: Step[] = [];
  const tones = new Map<number, Tone>();

  function apply(event: Applied): void {
    const { us, place, kind, periodUs } = event;
    applied.push(event);
    stepUntil(place, us);
    const tone = tones.get(place);
    if (kind === 'rest' || periodUs === undefined) tones.delete(place);
    else if (kind === 'onset') tones.set(place, { nextUs: us, periodUs });
    else if (tone) {
      tone.nextUs = Math.max(us, tone.nextUs - tone.periodUs + periodUs);
      tone.periodUs = periodUs;
    }
  }

  function stepUntil(place: number, us: number): void {
    const tone = tones.get(place);
    for (; tone && tone.nextUs < us; tone.nextUs += tone.periodUs) steps.push({ us: tone.nextUs, place });
  }

  function restAll(us: number): void {
    for (const place of tones.keys()) apply({ us, place, kind: 'rest', periodUs: undefined });
  }

  return { applied, steps, apply, restAll, isSounding: () => tones.size > 0 };
}
