/** Finds places with more events than a board's link or queue can take. */
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
    const { events } = song.program();
    for (const { id, drives, protocol } of song.rig.boards) {
      const { queue, perSecond } = BUDGETS[protocol];
      const own = new Set(drives.map((drive) => drive.id));
      const times = events.filter(({ drive }) => own.has(drive)).map(({ atUs }) => atUs);
      const tell = (fact: string, atUs: number): void =>
        report({
          message: `${fact}; thin out bends and fast notes, or spread the drives over boards`,
          atUs: atUs * song.tempo,
        });
      for (const { atUs, count } of crowds(times, SECOND_US, perSecond)) {
        tell(`${count} events in a second for board ${id}, whose link takes ${perSecond}`, atUs);
      }
      for (const { atUs, count } of crowds(times, BURST_US, queue)) {
        tell(`${count} events at once for board ${id}, whose queue holds ${queue}`, atUs);
      }
    }
  },
};

/** Windows of `lengthUs` with more than `most` times, each told once, where it first overflows. */
function crowds(times: readonly number[], lengthUs: number, most: number): { atUs: number; count: number }[] {
  const found: { atUs: number; count: number }[] = [];
  let first = 0;
  let quietFromUs = -Infinity;
  times.forEach((atUs, index) => {
    while (atUs - (times[first] ?? atUs) >= lengthUs) first += 1;
    const count = index - first + 1;
    if (count <= most || atUs < quietFromUs) return;
    found.push({ atUs, count });
    quietFromUs = atUs + lengthUs;
  });
  return found;
}
