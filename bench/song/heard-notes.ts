/** Compares the steps at the pins with the program that asked for them: how late, how many lost, how many added. */
import type { SongEdge } from '../../src/cli/play/render-song.ts';
import type { StepProgram } from '../../src/program/types.ts';

export type Heard = {
  /** First step of each note against its time in the program, µs; late is positive. */
  onsetErrorsUs: number[];
  /** Notes without a first step near their time. */
  lost: number;
  /** Steps outside every note. */
  added: number;
  /** Notes of up to 40 steps in which the head turned. */
  turned: number;
};

type Sounding = { startUs: number; endUs: number };

/** A first step further off than this belongs to another note. */
const NEAR_US = 5_000;
/** A note of so many steps is to be played without a turn of the head. */
const STRAIGHT_STEPS = 40;

/** `edges` in order of time, as `renderSong` tells them. */
export function compare(program: StepProgram, edges: readonly SongEdge[]): Heard {
  const heard: Heard = { onsetErrorsUs: [], lost: 0, added: 0, turned: 0 };
  for (const [drive, notes] of notesByDrive(program)) {
    const steps = edges.filter((edge) => edge.drive === drive);
    let next = 0;
    for (const note of notes) {
      for (; (steps[next]?.us ?? Infinity) < note.startUs - NEAR_US; next++) heard.added++;
      const first = next;
      while ((steps[next]?.us ?? Infinity) < note.endUs + NEAR_US / 10) next++;
      const own = steps.slice(first, next);
      const errorUs = (own[0]?.us ?? Infinity) - note.startUs;
      if (Math.abs(errorUs) > NEAR_US) heard.lost++;
      else heard.onsetErrorsUs.push(errorUs);
      if (own.length <= STRAIGHT_STEPS && new Set(own.map(({ dir }) => dir)).size > 1) heard.turned++;
    }
    heard.added += steps.length - next;
  }
  return heard;
}

/** Value below which `share` of the errors lie, by size. */
export function quantile(errorsUs: readonly number[], share: number): number {
  const sizes = errorsUs.map(Math.abs).toSorted((a, b) => a - b);
  return sizes[Math.min(sizes.length - 1, Math.ceil(share * sizes.length) - 1)] ?? 0;
}

function notesByDrive({ events, endUs }: StepProgram): Map<number, Sounding[]> {
  const drives = new Map<number, Sounding[]>();
  for (const event of events) {
    const notes = drives.get(event.drive) ?? [];
    drives.set(event.drive, notes);
    const last = notes.at(-1);
    if (event.kind !== 'bend' && last) last.endUs = Math.min(last.endUs, event.atUs);
    if (event.kind === 'onset') notes.push({ startUs: event.atUs, endUs });
  }
  return drives;
}
