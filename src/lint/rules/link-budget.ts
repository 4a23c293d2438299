/** Finds places with more events than a board's link or queue can take. */
import type { Voice } from '../../arrangement/types.ts';
import { thinBends } from '../../program/thin-bends.ts';
import type { RigBoard } from '../../rig/types.ts';
import type { Rule } from '../types.ts';

/**
 * Events a board can take: `queue` places (firmware/PROTOCOL.md; Moppy's boards have none), and events a second. Two
 * lines in flight and a round trip of 8 ms, over a hub or a slow USB chip, make 250 lines a second; Moppy's 3 bytes at
 * 9600 baud make 320, its 8 at 57600 make 720, of which half is left for what else goes over the wire.
 */
const BUDGETS: Readonly<Record<RigBoard['protocol'], { queue: number; perSecond: number }>> = {
  flopera: { queue: 100, perSecond: 250 },
  moppy1: { queue: Infinity, perSecond: 160 },
  moppy2: { queue: Infinity, perSecond: 360 },
};
const SECOND_US = 1_000_000;
/** In this time nothing the host sends can make room in the queue: two round trips of USB. */
const BURST_US = 6000;

export const linkBudget: Rule = {
  name: 'link-budget',
  about: "more events at once than the board's link or queue can take",
  check(song, report) {
    for (const { id, drives, protocol } of song.rig.boards) {
      const { queue, perSecond } = BUDGETS[protocol];
      const own = new Set(drives.map((drive) => drive.id));
      const times = eventTimes(song.arranged().voices.filter(({ drive }) => own.has(drive)));
      const tell = (fact: string, atUs: number): void => {
        const message = `${fact}; thin out bends and fast notes, or spread the drives over boards`;
        report({ message, atUs: atUs * song.tempo });
      };
      for (const atUs of crowds(times, SECOND_US, perSecond)) {
        tell(`more than ${perSecond} events in a second for board ${id}`, atUs);
      }
      for (const atUs of crowds(times, BURST_US, queue)) {
        tell(`more than ${queue} events at once for board ${id}, whose queue holds no more`, atUs);
      }
    }
  },
};

/** When something is sent: each note begins and ends, and bends in between as often as they are let through; sorted. */
function eventTimes(voices: readonly Voice[]): Float64Array {
  const times: number[] = [];
  for (const { notes } of voices) {
    for (const { startUs, endUs, bends } of notes) {
      times.push(startUs, endUs);
      if (bends) for (const { atUs } of thinBends(bends, startUs, endUs)) times.push(atUs);
    }
  }
  return Float64Array.from(times).sort();
}

/** Ends of windows of `lengthUs` with more than `most` times, each told once, where it first overflows. */
function crowds(times: Float64Array, lengthUs: number, most: number): number[] {
  const found: number[] = [];
  let quietFromUs = -Infinity;
  for (let index = most; index < times.length; index += 1) {
    const atUs = times[index] ?? 0;
    if (atUs < quietFromUs || atUs - (times[index - most] ?? 0) >= lengthUs) continue;
    found.push(atUs);
    quietFromUs = atUs + lengthUs;
  }
  return found;
}
