/** Plays chosen notes through on the drives, in order of time: who sounds what, who is cut, and who comes back. */
import type { RigDrive } from '../../rig/types.ts';
import { bestAssignment } from './best-assignment.ts';
import type { Candidate } from './candidate.ts';
import { createStage, crosses, cutCost, pitchOn, setSounding, STAGE_WEIGHTS, unfitness } from './stage.ts';
import type { Sounding, Stage } from './stage.ts';

/** A note comes back, or begins late, only where it can sound so long. */
const LATE_US_MIN = 90_000;
/** What the exact choice adds to a note's worth against those that it left out. */
const CHOSEN_BONUS = 0.5;
const MICROSECONDS = 1_000_000;

/**
 * Everything that sounds, in no order. `candidates` are sorted by startUs; `chosen` are those that the exact choice
 * took. For each moment the drives choose together, at least cost.
 */
export function perform(
  candidates: readonly Candidate[],
  chosen: ReadonlySet<Candidate>,
  drives: readonly RigDrive[],
  plan: ReadonlyMap<Candidate, number>,
): Sounding[] {
  const stage = createStage(drives, plan);
  const performed: Sounding[] = [];
  let waiting: Candidate[] = [];
  let next = 0;
  for (;;) {
    const nowUs = nextMomentUs(stage, candidates[next]);
    if (nowUs === Infinity) return performed;
    stage.sounding.forEach((one, place) => {
      if (one && one.endUs <= nowUs) setSounding(stage, place, undefined);
    });
    const starting: Starting[] = [];
    for (let one = candidates[next]; one && one.wanted.startUs <= nowUs; one = candidates[++next]) {
      starting.push({ candidate: one, bonus: chosen.has(one) ? CHOSEN_BONUS : 0 });
    }
    if (starting.length > 0) begin(stage, starting, nowUs, performed);
    for (const { candidate } of starting) if (candidate.fixedOn === undefined) waiting.push(candidate);
    if (!stage.sounding.includes(undefined)) continue;
    waiting = waiting.filter(({ wanted }) => wanted.endUs - nowUs >= LATE_US_MIN);
    comeBack(stage, waiting, nowUs, performed);
  }
}

function nextMomentUs(stage: Stage, next: Candidate | undefined): number {
  let momentUs = next?.wanted.startUs ?? Infinity;
  for (const one of stage.sounding) if (one && one.endUs < momentUs) momentUs = one.endUs;
  return momentUs;
}

type Starting = { candidate: Candidate; bonus: number };

/** Each drive takes one of the starting notes or goes on as it is: the assignment of least cost over all. */
function begin(stage: Stage, starting: readonly Starting[], nowUs: number, performed: Sounding[]): void {
  const outer = starting
    .filter(({ candidate }) => stage.plan.has(candidate))
    .map(({ candidate }) => candidate);
  const costs = stage.drives.map((_, place) => {
    const leaving = cutCost(stage, place, nowUs);
    const row = starting.map((one) =>
      Math.min(FORBIDDEN, leaving + takingCost(stage, one, outer, place, nowUs)),
    );
    for (let other = 0; other < stage.drives.length; other++) row.push(other === place ? 0 : FORBIDDEN);
    return row;
  });
  bestAssignment(costs).forEach((column, place) => {
    const taken = starting[column];
    if (!taken || (costs[place]?.[column] ?? 0) >= 0) return;
    sound(stage, taken.candidate, place, nowUs, performed);
  });
  countMissed(stage, starting);
}

/** A channel that never gets a drive is missed more and more: parts are thinned out, never lost whole. */
function countMissed({ missed, sounding }: Stage, starting: readonly Starting[]): void {
  for (const { candidate } of starting) {
    const { channel } = candidate.wanted.source;
    missed.set(channel, (missed.get(channel) ?? 0) + 1);
  }
  for (const one of sounding) if (one) missed.delete(one.candidate.wanted.source.channel);
}

/** What it costs, less what it is worth, that the drive at `place` takes a note which begins together with `outer`. */
function takingCost(
  stage: Stage,
  { candidate, bonus }: Starting,
  outer: readonly Candidate[],
  place: number,
  nowUs: number,
): number {
  const drive = stage.drives[place];
  if (!drive) return FORBIDDEN;
  if (candidate.fixedOn !== undefined) return candidate.fixedOn === drive.id ? -FORBIDDEN : FORBIDDEN;
  if (!candidate.part.drives.includes(drive.id)) return FORBIDDEN;
  const pitch = pitchOn(stage, candidate, drive);
  let crossedUs = 0;
  for (const other of outer) {
    if (other === candidate) continue;
    if (crosses(candidate.line, pitch, other.line, stage.plan.get(other) ?? pitch))
      crossedUs += overlapUs(candidate, other);
  }
  const crossing = (STAGE_WEIGHTS.crossedSecond * crossedUs) / MICROSECONDS;
  const missed = stage.missed.get(candidate.wanted.source.channel) ?? 0;
  const owed = Math.min(STAGE_WEIGHTS.missedMax, STAGE_WEIGHTS.missedOnset * missed);
  return crossing + unfitness(stage, candidate, place, pitch, nowUs) - candidate.worth - bonus - owed;
}

/** More than any note is worth. */
const FORBIDDEN = 1e6;

function overlapUs(a: Candidate, b: Candidate): number {
  return Math.min(a.wanted.endUs, b.wanted.endUs) - Math.max(a.wanted.startUs, b.wanted.startUs);
}

/** Drives that rest take up notes that still want to sound: left out at their onset, or cut since. */
function comeBack(stage: Stage, waiting: readonly Candidate[], nowUs: number, performed: Sounding[]): void {
  stage.drives.forEach((drive, place) => {
    if (stage.sounding[place]) return;
    let best: { candidate: Candidate; value: number } | undefined;
    for (const candidate of waiting) {
      if (isSounding(stage, candidate) || !candidate.part.drives.includes(drive.id)) continue;
      const pitch = pitchOn(stage, candidate, drive);
      const seconds = Math.min(1, (candidate.wanted.endUs - nowUs) / MICROSECONDS);
      const value = seconds * Math.min(3, candidate.worth) - unfitness(stage, candidate, place, pitch, nowUs);
      if (value > (best?.value ?? 0)) best = { candidate, value };
    }
    if (best) sound(stage, best.candidate, place, nowUs, performed);
  });
}

function isSounding(stage: Stage, candidate: Candidate): boolean {
  return stage.sounding.some((one) => one?.candidate === candidate);
}

function sound(
  stage: Stage,
  candidate: Candidate,
  place: number,
  nowUs: number,
  performed: Sounding[],
): void {
  const drive = stage.drives[place];
  if (!drive) return;
  const pitch = pitchOn(stage, candidate, drive);
  const cut = stage.sounding[place];
  if (cut) cut.endUs = Math.min(cut.endUs, nowUs);
  const { endUs } = candidate.wanted;
  const one = { candidate, drive, pitch, startUs: nowUs, endUs, coreEndUs: candidate.coreEndUs };
  setSounding(stage, place, one);
  performed.push(one);
  const { channel } = candidate.wanted.source;
  stage.home.set(channel, { drive: drive.id, shift: pitch - candidate.wanted.pitch });
}
