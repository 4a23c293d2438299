/** Plays chosen notes through on the drives, in order of time: who sounds what, who is cut, and who comes back. */
import type { RigDrive } from '../../rig/types.ts';
import { bestAssignment } from './best-assignment.ts';
import type { Candidate } from './candidate.ts';
import { crosses, cutCost, pitchOn, STAGE_WEIGHTS, unfitness } from './stage.ts';
import type { Sounding, Stage } from './stage.ts';

/** A note comes back, or begins late, only where it can sound so long. */
const LATE_US_MIN = 150_000;
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
  const stage: Stage = { drives, sounding: drives.map(() => undefined), home: new Map(), plan };
  const performed: Sounding[] = [];
  let waiting: Candidate[] = [];
  let next = 0;
  for (;;) {
    const nowUs = nextMomentUs(stage, candidates[next]);
    if (nowUs === Infinity) return performed;
    for (const one of stage.sounding) if (one && one.endUs <= nowUs) release(stage, one);
    const starting: { candidate: Candidate; bonus: number }[] = [];
    for (let one = candidates[next]; one && one.wanted.startUs <= nowUs; one = candidates[++next]) {
      starting.push({ candidate: one, bonus: chosen.has(one) ? CHOSEN_BONUS : 0 });
    }
    if (starting.length > 0) begin(stage, starting, nowUs, performed);
    waiting.push(...starting.flatMap(({ candidate }) => (candidate.fixedOn === undefined ? candidate : [])));
    waiting = waiting.filter(({ wanted }) => wanted.endUs - nowUs >= LATE_US_MIN);
    comeBack(stage, waiting, nowUs, performed);
  }
}

function nextMomentUs(stage: Stage, next: Candidate | undefined): number {
  let momentUs = next?.wanted.startUs ?? Infinity;
  for (const one of stage.sounding) if (one && one.endUs < momentUs) momentUs = one.endUs;
  return momentUs;
}

function release(stage: Stage, one: Sounding): void {
  stage.sounding[stage.drives.indexOf(one.drive)] = undefined;
}

/** Each drive takes one of the starting notes or goes on as it is: the assignment of least cost over all. */
function begin(
  stage: Stage,
  starting: readonly { candidate: Candidate; bonus: number }[],
  nowUs: number,
  performed: Sounding[],
): void {
  const planned = outerPlans(
    stage,
    starting.map(({ candidate }) => candidate),
  );
  const costs = stage.drives.map((drive, place) => {
    const leaving = cutCost(stage, place, nowUs);
    const taking = starting.map(({ candidate, bonus }) => {
      if (candidate.fixedOn !== undefined) return candidate.fixedOn === drive.id ? -FORBIDDEN : FORBIDDEN;
      if (!candidate.part.drives.includes(drive.id)) return FORBIDDEN;
      const pitch = pitchOn(stage, candidate, drive);
      const among = planned.filter((other) => other.candidate !== candidate);
      const crossed = among.filter((other) =>
        crosses(candidate.line, pitch, other.candidate.line, other.pitch),
      );
      const crossedUs = crossed.reduce((sum, other) => sum + overlapUs(candidate, other.candidate), 0);
      const crossing = (STAGE_WEIGHTS.crossedSecond * crossedUs) / MICROSECONDS;
      return leaving + crossing + unfitness(stage, candidate, place, pitch, nowUs) - candidate.worth - bonus;
    });
    const staying = stage.drives.map((_, other) => (other === place ? 0 : FORBIDDEN));
    return [...taking.map((cost) => Math.min(cost, FORBIDDEN)), ...staying];
  });
  bestAssignment(costs).forEach((column, place) => {
    const taken = starting[column];
    if (!taken || (costs[place]?.[column] ?? 0) >= 0) return;
    sound(stage, taken.candidate, place, nowUs, performed);
  });
}

/** More than any note is worth. */
const FORBIDDEN = 1e6;

/** The outer lines among the starting notes, at their planned pitch. */
function outerPlans(stage: Stage, starting: readonly Candidate[]): { candidate: Candidate; pitch: number }[] {
  return starting.flatMap((candidate) => {
    const pitch = stage.plan.get(candidate);
    return pitch === undefined ? [] : [{ candidate, pitch }];
  });
}

function overlapUs(a: Candidate, b: Candidate): number {
  return Math.min(a.wanted.endUs, b.wanted.endUs) - Math.max(a.wanted.startUs, b.wanted.startUs);
}

/** Drives that rest take up notes that still want to sound: left out at their onset, or cut since. */
function comeBack(stage: Stage, waiting: readonly Candidate[], nowUs: number, performed: Sounding[]): void {
  stage.drives.forEach((drive, place) => {
    if (stage.sounding[place]) return;
    const heard = new Set(stage.sounding.map((one) => one?.candidate));
    let best: { candidate: Candidate; value: number } | undefined;
    for (const candidate of waiting) {
      if (heard.has(candidate) || !candidate.part.drives.includes(drive.id)) continue;
      const pitch = pitchOn(stage, candidate, drive);
      const seconds = Math.min(1, (candidate.wanted.endUs - nowUs) / MICROSECONDS);
      const value = seconds * Math.min(3, candidate.worth) - unfitness(stage, candidate, place, pitch, nowUs);
      if (value > (best?.value ?? 0)) best = { candidate, value };
    }
    if (best) sound(stage, best.candidate, place, nowUs, performed);
  });
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
  stage.sounding[place] = one;
  performed.push(one);
  const { channel } = candidate.wanted.source;
  stage.home.set(channel, { drive: drive.id, shift: pitch - candidate.wanted.pitch });
}
