/** Chooses, from weighted intervals, those worth most that k machines can hold, one at a time on each: exactly. */
import { solveIntervalFlow, type Interval } from './interval-flow.ts';

/**
 * Which of the intervals (worth > 0, endUs > startUs, sorted by startUs) to take: 1 for each taken.
 *
 * What overlaps nowhere with more than `machines` others is taken outright; the rest falls into groups that share no
 * crowded moment, and each is a min-cost flow of its own. O(n log n), and O(k·g log g) for each group of g.
 */
export function chooseIntervals(intervals: readonly Interval[], machines: number): Uint8Array {
  const taken = new Uint8Array(intervals.length);
  if (machines < 1) return taken;
  const { groups, crowded } = crowdedGroups(intervals, machines);
  intervals.forEach((_, index) => {
    taken[index] = crowded[index] === 1 ? 0 : 1;
  });
  for (const group of groups) {
    const members = group.map((index) => intervals[index] ?? { startUs: 0, endUs: 0, worth: 0 });
    const used = solveIntervalFlow(members, machines);
    group.forEach((index, member) => {
      taken[index] = used[member] ?? 0;
    });
  }
  return taken;
}

/** Groups of intervals, each in order, and a flag for every interval that is in one. */
function crowdedGroups(
  intervals: readonly Interval[],
  machines: number,
): { groups: number[][]; crowded: Uint8Array } {
  const crowded = new Uint8Array(intervals.length);
  const endUs = intervals.map((interval) => interval.endUs);
  const byEnd = Array.from(intervals, (_, index) => index).sort((a, b) => (endUs[a] ?? 0) - (endUs[b] ?? 0));
  const groups: number[][] = [];
  let group: number[] = [];
  let waiting: number[] = [];
  let sounding = 0;
  let crowdedSounding = 0;
  let nextEnd = 0;
  intervals.forEach(({ startUs }, index) => {
    for (; (endUs[byEnd[nextEnd] ?? -1] ?? Infinity) <= startUs; nextEnd++) {
      sounding--;
      crowdedSounding -= crowded[byEnd[nextEnd] ?? 0] ?? 0;
    }
    if (crowdedSounding === 0 && group.length > 0) {
      groups.push(group);
      group = [];
    }
    waiting = waiting.filter((other) => (endUs[other] ?? 0) > startUs);
    waiting.push(index);
    sounding++;
    if (sounding <= machines) return;
    for (const other of waiting) crowded[other] = 1;
    crowdedSounding += waiting.length;
    group.push(...waiting);
    waiting = [];
  });
  if (group.length > 0) groups.push(group);
  return { groups, crowded };
}
