/** Plays chosen notes through on the drives, in order of time: who sounds what, who is cut, and who comes back. */
import type { RigDrive } from '../../rig/types.ts';
import { bestAssignment } from './best-assignment.ts';
import type { Candidate } from './candidates.ts';
import { createVoicing, crosses, cutCost, pitchOn, setHeld, WEIGHTS, unfitness } from './voicing.ts';
import type { HeldNote, Voicing } from './voicing.ts';

/** A note comes back, or begins late, only where it can sound so long. */
const LATE_US_MIN = 90_000;
/** What the exact choice adds to a note's worth against those that it left out. */
const CHOSEN_BONUS = 0.5;
const MICROSECONDS = 1_000_000;

/**
 * Everything that sounds, in no order. `candidates` are sorted by startUs; `chosen` are those that the exact choice
 * took. For each moment the drives choose together, at least cost.
 */
export function assignDrives(
  candidates: readonly Candidate[],
  chosen: ReadonlySet<Candidate>,
  drives: readonly RigDrive[],
  plan: ReadonlyMap<Candidate, number>,
): HeldNote[] {
  const voicing = createVoicing(drives, plan);
  const heard: HeldNote[] = [];
  let waiting: Candidate[] = [];
  let next = 0;
  for (;;) {
    const nowUs = nextMomentUs(voicing, candidates[next]);
    if (nowUs === Infinity) return heard;
    voicing.sounding.forEach((one, place) => {
      if (one && one.endUs <= nowUs) setHeld(voicing, place, undefined);
    });
    const starting: Starting[] = [];
    for (let one = candidates[next]; one && one.wanted.startUs <= nowUs; one = candidates[++next]) {
      starting.push({ candidate: one, bonus: chosen.has(one) ? CHOSEN_BONUS : 0 });
    }
    if (starting.length > 0) begin(voicing, starting, nowUs, heard);
    for (const { candidate } of starting) if (candidate.fixedOn === undefined) waiting.push(candidate);
    if (!voicing.sounding.includes(undefined)) continue;
    waiting = waiting.filter(({ wanted }) => wanted.endUs - nowUs >= LATE_US_MIN);
    comeBack(voicing, waiting, nowUs, heard);
  }
}

function nextMomentUs(voicing: Voicing, next: Candidate | undefined): number {
  let momentUs = next?.wanted.startUs ?? Infinity;
  for (const one of voicing.sounding) if (one && one.endUs < momentUs) momentUs = one.endUs;
  return momentUs;
}

type Starting = { candidate: Candidate; bonus: number };

/** Each drive takes one of the starting notes or goes on as it is: the assignment of least cost over all. */
function begin(voicing: Voicing, starting: readonly Starting[], nowUs: number, heard: HeldNote[]): void {
  const outer = starting
    .filter(({ candidate }) => voicing.plan.has(candidate))
    .map(({ candidate }) => candidate);
  const costs = voicing.drives.map((_, place) => {
    const leaving = cutCost(voicing, place, nowUs);
    const row = starting.map((one) =>
      Math.min(FORBIDDEN, leaving + takingCost(voicing, one, outer, place, nowUs)),
    );
    for (let other = 0; other < voicing.drives.length; other++) row.push(other === place ? 0 : FORBIDDEN);
    return row;
  });
  bestAssignment(costs).forEach((column, place) => {
    const taken = starting[column];
    if (!taken || (costs[place]?.[column] ?? 0) >= 0) return;
    sound(voicing, taken.candidate, place, nowUs, heard);
  });
  countMissed(voicing, starting);
}

/** A channel that never gets a drive is missed more and more: parts are thinned out, never lost whole. */
function countMissed({ missed, sounding }: Voicing, starting: readonly Starting[]): void {
  for (const { candidate } of starting) {
    const { channel } = candidate.wanted.source;
    missed.set(channel, (missed.get(channel) ?? 0) + 1);
  }
  for (const one of sounding) if (one) missed.delete(one.candidate.wanted.source.channel);
}

/** What it costs, less what it is worth, that the drive at `place` takes a note which begins together with `outer`. */
function takingCost(
  voicing: Voicing,
  { candidate, bonus }: Starting,
  outer: readonly Candidate[],
  place: number,
  nowUs: number,
): number {
  const drive = voicing.drives[place];
  if (!drive) return FORBIDDEN;
  if (candidate.fixedOn !== undefined) return candidate.fixedOn === drive.id ? -FORBIDDEN : FORBIDDEN;
  if (!candidate.part.drives.includes(drive.id)) return FORBIDDEN;
  const pitch = pitchOn(voicing, candidate, drive);
  let crossedUs = 0;
  for (const other of outer) {
    if (other === candidate) continue;
    if (crosses(candidate.line, pitch, other.line, voicing.plan.get(other) ?? pitch))
      crossedUs += overlapUs(candidate, other);
  }
  const crossing = (WEIGHTS.crossedSecond * crossedUs) / MICROSECONDS;
  const missed = voicing.missed.get(candidate.wanted.source.channel) ?? 0;
  const owed = Math.min(WEIGHTS.missedMax, WEIGHTS.missedOnset * missed);
  return crossing + unfitness(voicing, candidate, place, pitch, nowUs) - candidate.worth - bonus - owed;
}

/** More than any note is worth. */
const FORBIDDEN = 1e6;

function overlapUs(a: Candidate, b: Candidate): number {
  return Math.min(a.wanted.endUs, b.wanted.endUs) - Math.max(a.wanted.startUs, b.wanted.startUs);
}

/** Drives that rest take up notes that still want to sound: left out at their onset, or cut since. */
function comeBack(voicing: Voicing, waiting: readonly Candidate[], nowUs: number, heard: HeldNote[]): void {
  voicing.drives.forEach((drive, place) => {
    if (voicing.sounding[place]) return;
    let best: { candidate: Candidate; value: number } | undefined;
    for (const candidate of waiting) {
      if (isSounding(voicing, candidate) || !candidate.part.drives.includes(drive.id)) continue;
      const pitch = pitchOn(voicing, candidate, drive);
      const seconds = Math.min(1, (candidate.wanted.endUs - nowUs) / MICROSECONDS);
      const value =
        seconds * Math.min(3, candidate.worth) - unfitness(voicing, candidate, place, pitch, nowUs);
      if (value > (best?.value ?? 0)) best = { candidate, value };
    }
    if (best) sound(voicing, best.candidate, place, nowUs, heard);
  });
}

function isSounding(voicing: Voicing, candidate: Candidate): boolean {
  return voicing.sounding.some((one) => one?.candidate === candidate);
}

function sound(
  voicing: Voicing,
  candidate: Candidate,
  place: number,
  nowUs: number,
  heard: HeldNote[],
): void {
  const drive = voicing.drives[place];
  if (!drive) return;
  const pitch = pitchOn(voicing, candidate, drive);
  const cut = voicing.sounding[place];
  if (cut) cut.endUs = Math.min(cut.endUs, nowUs);
  const { endUs } = candidate.wanted;
  const one = { candidate, drive, pitch, startUs: nowUs, endUs, coreEndUs: candidate.coreEndUs };
  setHeld(voicing, place, one);
  heard.push(one);
  const { channel } = candidate.wanted.source;
  voicing.home.set(channel, { drive: drive.id, shift: pitch - candidate.wanted.pitch });
}
