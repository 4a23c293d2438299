/** Gives chosen notes to the drives, in order of time: who sounds what, who is cut, and who comes back. */
import type { RigDrive } from '../../rig/types.ts';
import type { Part } from '../types.ts';
import { bestAssignment } from './best-assignment.ts';
import { FREE, UNPLANNED, type CandidateTable } from './candidates.ts';
import {
  createVoicing,
  crosses,
  cutCost,
  pitchOn,
  RESTS,
  setSounding,
  unfitness,
  WEIGHTS,
  type HeardTable,
  type Voicing,
} from './voicing.ts';

/** A note comes back, or begins late, only where it can sound so long. */
const LATE_US_MIN = 90_000;
/** What the exact choice adds to a note's worth against those that it left out. */
const CHOSEN_BONUS = 0.5;
const MICROSECONDS = 1_000_000;
/** More than any note is worth. */
const FORBIDDEN = 1e6;

/** All that sounds of `candidates`. At each moment the drives choose together, at least cost. */
export function assignDrives(
  candidates: CandidateTable,
  parts: readonly Part[],
  drives: readonly RigDrive[],
): HeardTable {
  const voicing = createVoicing(candidates, parts, drives);
  const { startUs, endUs, fixedOn, length } = candidates;
  let waiting: number[] = [];
  let next = 0;
  for (;;) {
    const nowUs = nextMomentUs(voicing, next);
    if (nowUs === Infinity) return voicing.heard;
    voicing.sounding.forEach((row, place) => {
      if (row !== RESTS && voicing.heard.endUs.at(row) <= nowUs) setSounding(voicing, place, RESTS);
    });
    const starting: number[] = [];
    for (; next < length && startUs.at(next) <= nowUs; next++) starting.push(next);
    if (starting.length > 0) begin(voicing, starting, nowUs);
    for (const candidate of starting) if (fixedOn.at(candidate) === FREE) waiting.push(candidate);
    if (!voicing.sounding.includes(RESTS)) continue;
    waiting = waiting.filter((candidate) => endUs.at(candidate) - nowUs >= LATE_US_MIN);
    comeBack(voicing, waiting, nowUs);
  }
}

function nextMomentUs({ candidates, heard, sounding }: Voicing, next: number): number {
  let momentUs = next < candidates.length ? candidates.startUs.at(next) : Infinity;
  for (const row of sounding) if (row !== RESTS) momentUs = Math.min(momentUs, heard.endUs.at(row));
  return momentUs;
}

/** Each drive takes one of the starting notes or goes on as it is: the assignment of least cost over all. */
function begin(voicing: Voicing, starting: readonly number[], nowUs: number): void {
  const { candidates, drives } = voicing;
  const outer = starting.filter((candidate) => candidates.planned.at(candidate) !== UNPLANNED);
  const costs = drives.map((_, place) => {
    const leaving = cutCost(voicing, place, nowUs);
    const row = starting.map((candidate) =>
      Math.min(FORBIDDEN, leaving + takingCost(voicing, candidate, outer, place, nowUs)),
    );
    for (let other = 0; other < drives.length; other++) row.push(other === place ? 0 : FORBIDDEN);
    return row;
  });
  bestAssignment(costs).forEach((column, place) => {
    const taken = starting[column];
    if (taken === undefined || (costs[place]?.[column] ?? 0) >= 0) return;
    sound(voicing, taken, place, nowUs);
  });
  countMissed(voicing, starting);
}

/** A channel that never gets a drive is missed more and more: parts are thinned out, never lost whole. */
function countMissed({ candidates, heard, missed, sounding }: Voicing, starting: readonly number[]): void {
  for (const candidate of starting) {
    const channel = candidates.channel.at(candidate);
    missed.set(channel, (missed.get(channel) ?? 0) + 1);
  }
  for (const row of sounding) {
    if (row !== RESTS) missed.delete(candidates.channel.at(heard.candidate.at(row)));
  }
}

/** What it costs, less what it is worth, that the drive at `place` takes a note which begins together with `outer`. */
function takingCost(
  voicing: Voicing,
  candidate: number,
  outer: readonly number[],
  place: number,
  nowUs: number,
): number {
  const { candidates } = voicing;
  const fixedOn = candidates.fixedOn.at(candidate);
  if (fixedOn !== FREE) return fixedOn === voicing.drives[place]?.id ? -FORBIDDEN : FORBIDDEN;
  if (!isAllowed(voicing, candidate, place)) return FORBIDDEN;
  const line = candidates.line.at(candidate);
  const pitch = pitchOn(voicing, candidate, place);
  let crossedUs = 0;
  for (const other of outer) {
    if (other === candidate) continue;
    if (crosses(line, pitch, candidates.line.at(other), candidates.planned.at(other)))
      crossedUs += overlapUs(candidates, candidate, other);
  }
  const crossing = (WEIGHTS.crossedSecond * crossedUs) / MICROSECONDS;
  const missed = voicing.missed.get(candidates.channel.at(candidate)) ?? 0;
  const owed = Math.min(WEIGHTS.missedMax, WEIGHTS.missedOnset * missed);
  const bonus = candidates.isChosen.at(candidate) * CHOSEN_BONUS;
  return (
    crossing +
    unfitness(voicing, candidate, place, pitch, nowUs) -
    candidates.worth.at(candidate) -
    bonus -
    owed
  );
}

/** Whether the drive at `place` belongs to the part that plays the candidate. */
function isAllowed({ candidates, isOfPart }: Voicing, candidate: number, place: number): boolean {
  return isOfPart[candidates.part.at(candidate)]?.[place] ?? false;
}

function overlapUs({ startUs, endUs }: CandidateTable, a: number, b: number): number {
  return Math.min(endUs.at(a), endUs.at(b)) - Math.max(startUs.at(a), startUs.at(b));
}

/** Drives that rest take up notes that still want to sound: left out at their onset, or cut since. */
function comeBack(voicing: Voicing, waiting: readonly number[], nowUs: number): void {
  const { candidates, sounding } = voicing;
  voicing.drives.forEach((_, place) => {
    if (sounding[place] !== RESTS) return;
    let best = -1;
    let most = 0;
    for (const candidate of waiting) {
      if (isSounding(voicing, candidate) || !isAllowed(voicing, candidate, place)) continue;
      const pitch = pitchOn(voicing, candidate, place);
      const seconds = Math.min(1, (candidates.endUs.at(candidate) - nowUs) / MICROSECONDS);
      const worth = seconds * Math.min(3, candidates.worth.at(candidate));
      const value = worth - unfitness(voicing, candidate, place, pitch, nowUs);
      if (value > most) [best, most] = [candidate, value];
    }
    if (best !== -1) sound(voicing, best, place, nowUs);
  });
}

function isSounding({ heard, sounding }: Voicing, candidate: number): boolean {
  return sounding.some((row) => row !== RESTS && heard.candidate.at(row) === candidate);
}

function sound(voicing: Voicing, candidate: number, place: number, nowUs: number): void {
  const { candidates, heard, sounding, home } = voicing;
  const pitch = pitchOn(voicing, candidate, place);
  const cut = sounding[place] ?? RESTS;
  if (cut !== RESTS) heard.endUs.set(cut, Math.min(heard.endUs.at(cut), nowUs));
  heard.push({ candidate, drive: place, pitch, startUs: nowUs, endUs: candidates.endUs.at(candidate) });
  setSounding(voicing, place, heard.length - 1);
  home.set(candidates.channel.at(candidate), { drive: place, shift: pitch - candidates.pitch.at(candidate) });
}
