/** What sounds on each drive at a moment of the sweep, and what a drive could sound instead. */
import type { RigDrive } from '../../rig/types.ts';
import { OCTAVE_SEMITONES, wrapInto } from '../../units/octave.ts';
import type { Candidate } from './candidates.ts';

/** A note as it sounds, or sounded, on one drive. */
export type HeldNote = {
  candidate: Candidate;
  drive: RigDrive;
  pitch: number;
  startUs: number;
  /** Moves forward when the note is cut. */
  endUs: number;
  /** Cutting it before then loses it as if it had never begun. */
  coreEndUs: number;
};

export type Voicing = {
  drives: readonly RigDrive[];
  /** By place in `drives`; undefined where a drive rests. */
  sounding: (HeldNote | undefined)[];
  /** Where the melody and the bass sound now; infinite where they rest. */
  ceiling: number;
  floor: number;
  /** The drive that a channel played last, and how far it was moved there, in semitones. */
  home: Map<number, { drive: number; shift: number }>;
  /** How many onsets of a channel in a row found no drive. */
  missed: Map<number, number>;
  /** Pitches planned for the notes of the outer lines. */
  plan: ReadonlyMap<Candidate, number>;
};

/** What things cost, in onsets of an inner note. */
export const WEIGHTS = {
  /** A second in which an inner note stands above the melody or below the bass. */
  crossedSecond: 2.5,
  /** A second of an inner tail that is cut off; of the outer lines. */
  cutInnerSecond: 0.5,
  cutOuterSecond: 6,
  /** Cutting at all: each cut is a note that ends early. */
  cut: 0.25,
  changeDrive: 0.12,
  /** An octave away from where the channel was last, and from where the note is written. */
  octaveMoved: 0.06,
  octaveAway: 0.05,
  /** Each onset in a row that a channel misses speaks for its next one, up to a note's worth and a half. */
  missedOnset: 0.1,
  missedMax: 1.5,
  /** An outer line away from its plan. */
  offPlan: 3,
};

const SECOND_US = 1_000_000;
/** What happens later than this after a cut or a crossing is not weighed: something else will have begun. */
const HORIZON_US = 1_500_000;

/** The pitch at which a drive would sound a candidate: as planned, else near where its channel was last. */
export function pitchOn(voicing: Voicing, candidate: Candidate, drive: RigDrive): number {
  const planned = voicing.plan.get(candidate);
  if (planned !== undefined) return wrapInto(planned, drive);
  const shift = voicing.home.get(candidate.wanted.source.channel)?.shift ?? 0;
  const { ceiling, floor } = voicing;
  let pitch = wrapInto(candidate.wanted.pitch + shift, drive);
  while (pitch > ceiling && pitch - OCTAVE_SEMITONES >= drive.lowNote) pitch -= OCTAVE_SEMITONES;
  while (pitch < floor && pitch + OCTAVE_SEMITONES <= Math.min(drive.highNote, ceiling))
    pitch += OCTAVE_SEMITONES;
  return pitch;
}

/** An empty voicing. */
export function createVoicing(drives: readonly RigDrive[], plan: ReadonlyMap<Candidate, number>): Voicing {
  const sounding = drives.map(() => undefined);
  return { drives, sounding, ceiling: Infinity, floor: -Infinity, home: new Map(), missed: new Map(), plan };
}

/** Lets the drive at `place` sound something else, or rest. */
export function setHeld(voicing: Voicing, place: number, sounding: HeldNote | undefined): void {
  voicing.sounding[place] = sounding;
  let ceiling = Infinity;
  let floor = -Infinity;
  for (const one of voicing.sounding) {
    if (one?.candidate.line === 'melody')
      ceiling = ceiling === Infinity ? one.pitch : Math.max(ceiling, one.pitch);
    if (one?.candidate.line === 'bass') floor = floor === -Infinity ? one.pitch : Math.min(floor, one.pitch);
  }
  voicing.ceiling = ceiling;
  voicing.floor = floor;
}

/** What it costs that the drive at `place` leaves what it sounds now. */
export function cutCost(voicing: Voicing, place: number, nowUs: number): number {
  const now = voicing.sounding[place];
  if (!now || now.endUs <= nowUs) return 0;
  if (now.candidate.fixedOn !== undefined) return Infinity;
  const lost = now.coreEndUs > nowUs ? now.candidate.worth : 0;
  const seconds = Math.min(now.endUs - nowUs, HORIZON_US) / SECOND_US;
  const perSecond = now.candidate.line === 'inner' ? WEIGHTS.cutInnerSecond : WEIGHTS.cutOuterSecond;
  return WEIGHTS.cut + perSecond * seconds + lost;
}

/** How ill a candidate suits a drive at a pitch: crossed lines, moved octaves, a change of drive. */
export function unfitness(
  voicing: Voicing,
  candidate: Candidate,
  place: number,
  pitch: number,
  nowUs: number,
): number {
  const { source, pitch: written } = candidate.wanted;
  const home = voicing.home.get(source.channel);
  const planned = voicing.plan.get(candidate);
  let cost = WEIGHTS.crossedSecond * crossedSeconds(voicing, candidate, place, pitch, nowUs);
  cost += (WEIGHTS.octaveAway * Math.abs(pitch - written)) / OCTAVE_SEMITONES;
  if (planned !== undefined && planned !== pitch) cost += WEIGHTS.offPlan;
  if (!home) return cost;
  if (home.drive !== voicing.drives[place]?.id) cost += WEIGHTS.changeDrive;
  return cost + (WEIGHTS.octaveMoved * Math.abs(pitch - written - home.shift)) / OCTAVE_SEMITONES;
}

/** Seconds in which the candidate would stand on the wrong side of an outer line, or others on the wrong side of it. */
function crossedSeconds(
  voicing: Voicing,
  candidate: Candidate,
  place: number,
  pitch: number,
  nowUs: number,
): number {
  const untilUs = Math.min(candidate.wanted.endUs, nowUs + HORIZON_US);
  let crossedUs = 0;
  for (let otherPlace = 0; otherPlace < voicing.sounding.length; otherPlace++) {
    const other = voicing.sounding[otherPlace];
    if (!other || otherPlace === place || other.endUs <= nowUs) continue;
    if (!crosses(candidate.line, pitch, other.candidate.line, other.pitch)) continue;
    crossedUs += Math.min(untilUs, other.endUs) - nowUs;
  }
  return crossedUs / SECOND_US;
}

/** Whether of two notes one is on the wrong side of an outer line. */
export function crosses(
  line: Candidate['line'],
  pitch: number,
  otherLine: Candidate['line'],
  other: number,
): boolean {
  if (line === otherLine) return false;
  if (line === 'melody' || otherLine === 'bass') return other > pitch;
  return other < pitch;
}
