/** Finds places with more events than a board's link or queue can take. */
import type { Voice } from '../../arrangement/arranged.ts';
import { thinBends } from '../../program/thin-bends.ts';
import type { RigBoard } from '../../rig/types.ts';
import { defineRule } from '../define-rule.ts';

/**
 * Events a second that a board's link can take. The host keeps two lines in flight (firmware/PROTOCOL.md); with a
 * round trip of 8 ms, over a hub or a slow USB chip, these are 250 lines a second. Moppy's 3 bytes at 9600 baud make 320,
 * its 8 at 57600 make 720, of which half is left for what else goes over the wire. What comes faster than that drains
 * the board's queue, and is late when it is empty.
 */
const EVENTS_A_SECOND: Readonly<Record<RigBoard['protocol'], number>> = {
  flopera: 250,
  moppy1: 160,
  moppy2: 360,
};
const SECOND_US = 1_000_000;

export const linkBudget = defineRule({
  name: 'link-budget',
  about: "more events at once than the board's link or queue can take",
  check(song, log) {
    for (const { id, drives, protocol } of song.rig.boards) {
      const most = EVENTS_A_SECOND[protocol];
      const own = new Set(drives.map((drive) => drive.id));
      const voices = song.arranged().voices.filter(({ drive }) => own.has(drive));
      if (!mayCrowd(voices, song.arranged().durationUs, most)) continue;
      for (const atUs of crowds(eventTimes(voices), most)) {
        log.at({ atUs: atUs * song.tempo }, () => {
          const fact = `more than ${most} events in a second for board ${id}`;
          return { message: `${fact}; thin out bends and fast notes, or spread the drives over boards` };
        });
      }
    }
  },
});

/** A quick look first: whether two neighbouring seconds hold more than one may. */
function mayCrowd(voices: readonly Voice[], durationUs: number, most: number): boolean {
  const seconds = new Uint32Array(Math.ceil(durationUs / SECOND_US) + 2);
  for (const { notes, bends: bendsAt } of voices) {
    for (let index = 0; index < notes.length; index += 1) {
      const second = Math.floor(notes.startUs.at(index) / SECOND_US);
      seconds[second] = (seconds[second] ?? 0) + 2;
    }
    for (const [index, bends] of bendsAt) {
      const second = Math.floor(notes.startUs.at(index) / SECOND_US);
      seconds[second] = (seconds[second] ?? 0) + bends.length;
    }
  }
  return seconds.some((events, second) => events + (seconds[second + 1] ?? 0) > most);
}

/** When something is sent: each note begins and ends, and bends in between as often as they are let through; sorted. */
function eventTimes(voices: readonly Voice[]): Float64Array {
  const times: number[] = [];
  for (const { notes, bends: bendsAt } of voices) {
    for (let index = 0; index < notes.length; index += 1) {
      const [startUs, endUs] = [notes.startUs.at(index), notes.endUs.at(index)];
      times.push(startUs, endUs);
      const bends = bendsAt.get(index);
      if (bends) for (const { atUs } of thinBends(bends, startUs, endUs)) times.push(atUs);
    }
  }
  return Float64Array.from(times).sort();
}

/** Ends of seconds with more than `most` times, each told once, where it first overflows. */
function crowds(times: Float64Array, most: number): number[] {
  const overflowsUs: number[] = [];
  let quietFromUs = -Infinity;
  for (let index = most; index < times.length; index += 1) {
    const atUs = times[index] ?? 0;
    if (atUs < quietFromUs || atUs - (times[index - most] ?? 0) >= SECOND_US) continue;
    overflowsUs.push(atUs);
    quietFromUs = atUs + SECOND_US;
  }
  return overflowsUs;
}
