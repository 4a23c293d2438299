/** Chooses, from weighted intervals, those worth most that k machines can hold, one at a time on each: exactly. */
import { solveIntervalFlow, type Intervals } from './interval-flow.ts';

/**
 * Which of the intervals (worth > 0, endUs > startUs, sorted by startUs) to take: 1 for each taken.
 *
 * What overlaps nowhere with more than `machines` others is taken outright; the rest falls into groups that share no
 * crowded moment, and each is a min-cost flow of its own. O(n log n), and O(k·g log g) for each group of g.
 */
export function chooseIntervals(intervals: Intervals, machines: number): Uint8Array {
  if (machines < 1) return new Uint8Array(intervals.startUs.length);
  const { groups, crowded } = crowdedGroups(intervals, machines);
  const taken = crowded.map((flag) => 1 - flag);
  for (const group of groups) {
    const { startUs, endUs, worth } = intervals;
    const members = { startUs: startUs.pick(group), endUs: endUs.pick(group), worth: worth.pick(group) };
    const used = solveIntervalFlow(members, machines);
    group.forEach((index, member) => {
      taken[index] = used[member] ?? 0;
    });
  }
  return taken;
}

/** Groups of intervals, each in order, and a flag for every interval that is in one. */
function crowdedGroups(
  { startUs, endUs }: Intervals,
  machines: number,
): { groups: number[][]; crowded: Uint8Array } {
  const { length } = startUs;
  const crowded = new Uint8Array(length);
  const byEnd = Array.from({ length }, (_, index) => index).sort((a, b) => endUs.at(a) - endUs.at(b));
  const groups: number[][] = [];
  let group: number[] = [];
  let waiting: number[] = [];
  let sounding = 0;
  let crowdedSounding = 0;
  let nextEnd = 0;
  for (let index = 0; index < length; index += 1) {
    const nowUs = startUs.at(index);
    for (; endUs.at(byEnd[nextEnd] ?? length) <= nowUs; nextEnd++) {
      sounding--;
      crowdedSounding -= crowded[byEnd[nextEnd] ?? 0] ?? 0;
    }
    if (crowdedSounding === 0 && group.length > 0) {
      groups.push(group);
      group = [];
    }
    waiting = waiting.filter((other) => endUs.at(other) > nowUs);
    waiting.push(index);
    sounding++;
    if (sounding <= machines) continue;
    for (const other of waiting) crowded[other] = 1;
    crowdedSounding += waiting.length;
    group.push(...waiting);
    waiting = [];
  }
  if (group.length > 0) groups.push(group);
  return { groups, crowded };
}
