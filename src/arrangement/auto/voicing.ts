/** What sounds on each drive at a moment, and what a drive could sound instead. */
import { OCTAVE_SEMITONES, wrapInto } from '../../units/octave.ts';
import type { RigDrive } from '../../rig/types.ts';
import { createTable, type Table } from '../../table/table.ts';
import type { Part } from '../types.ts';
import { BASS, FREE, INNER, MELODY, UNPLANNED, type CandidateTable } from './candidates.ts';

/** What sounds, or sounded, in order of its start. */
export const heardColumns = [
  /** Row among the candidates. */
  'candidate',
  /** Place among the drives. */
  'drive',
  'pitch',
  'startUs',
  /** Moves forward when the note is cut. */
  'endUs',
] as const;

export type HeardTable = Table<(typeof heardColumns)[number]>;

export type Voicing = {
  candidates: CandidateTable;
  drives: readonly RigDrive[];
  /** By part of a candidate and place of a drive: whether the drive is one of the part's. */
  isOfPart: readonly (readonly boolean[])[];
  heard: HeardTable;
  /** By place in `drives`: the row of `heard` that sounds there now, or RESTS. */
  sounding: number[];
  /** Where the melody and the bass sound now; infinite where they rest. */
  ceiling: number;
  floor: number;
  /** Where a channel played last, as a place in `drives`, and how far it was moved there, in semitones. */
  home: Map<number, { drive: number; shift: number }>;
  /** How many onsets of a channel in a row found no drive. */
  missed: Map<number, number>;
};

/** Of `sounding`, where a drive rests. */
export const RESTS = -1;

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

/** Nothing sounds yet. */
export function createVoicing(
  candidates: CandidateTable,
  parts: readonly Part[],
  drives: readonly RigDrive[],
): Voicing {
  return {
    candidates,
    drives,
    isOfPart: parts.map((part) => drives.map(({ id }) => part.drives.includes(id))),
    heard: createTable(heardColumns, candidates.length),
    sounding: drives.map(() => RESTS),
    ceiling: Infinity,
    floor: -Infinity,
    home: new Map(),
    missed: new Map(),
  };
}

/** The pitch at which the drive at `place` would sound a candidate: as planned, else near where its channel was last. */
export function pitchOn(
  { candidates, drives, home, ceiling, floor }: Voicing,
  candidate: number,
  place: number,
): number {
  const drive = drives[place];
  if (!drive) return 0;
  const planned = candidates.planned.at(candidate);
  if (planned !== UNPLANNED) return wrapInto(planned, drive);
  const shift = home.get(candidates.channel.at(candidate))?.shift ?? 0;
  let pitch = wrapInto(candidates.pitch.at(candidate) + shift, drive);
  while (pitch > ceiling && pitch - OCTAVE_SEMITONES >= drive.lowNote) pitch -= OCTAVE_SEMITONES;
  while (pitch < floor && pitch + OCTAVE_SEMITONES <= Math.min(drive.highNote, ceiling))
    pitch += OCTAVE_SEMITONES;
  return pitch;
}

/** Lets the drive at `place` sound a row of `heard`, or rest. */
export function setSounding(voicing: Voicing, place: number, row: number): void {
  const { candidates, heard, sounding } = voicing;
  sounding[place] = row;
  let ceiling = Infinity;
  let floor = -Infinity;
  for (const one of sounding) {
    if (one === RESTS) continue;
    const line = candidates.line.at(heard.candidate.at(one));
    if (line === INNER) continue;
    const pitch = heard.pitch.at(one);
    if (line === MELODY) ceiling = ceiling === Infinity ? pitch : Math.max(ceiling, pitch);
    if (line === BASS) floor = floor === -Infinity ? pitch : Math.min(floor, pitch);
  }
  voicing.ceiling = ceiling;
  voicing.floor = floor;
}

/** What it costs that the drive at `place` leaves what it sounds now. */
export function cutCost({ candidates, heard, sounding }: Voicing, place: number, nowUs: number): number {
  const now = sounding[place] ?? RESTS;
  if (now === RESTS || heard.endUs.at(now) <= nowUs) return 0;
  const candidate = heard.candidate.at(now);
  if (candidates.fixedOn.at(candidate) !== FREE) return Infinity;
  const lost = candidates.coreEndUs.at(candidate) > nowUs ? candidates.worth.at(candidate) : 0;
  const seconds = Math.min(heard.endUs.at(now) - nowUs, HORIZON_US) / SECOND_US;
  const isInner = candidates.line.at(candidate) === INNER;
  const perSecond = isInner ? WEIGHTS.cutInnerSecond : WEIGHTS.cutOuterSecond;
  return WEIGHTS.cut + perSecond * seconds + lost;
}

/** How ill a candidate suits a drive at a pitch: crossed lines, moved octaves, a change of drive. */
export function unfitness(
  voicing: Voicing,
  candidate: number,
  place: number,
  pitch: number,
  nowUs: number,
): number {
  const { candidates } = voicing;
  const written = candidates.pitch.at(candidate);
  const home = voicing.home.get(candidates.channel.at(candidate));
  const planned = candidates.planned.at(candidate);
  let cost = WEIGHTS.crossedSecond * crossedSeconds(voicing, candidate, place, pitch, nowUs);
  cost += (WEIGHTS.octaveAway * Math.abs(pitch - written)) / OCTAVE_SEMITONES;
  if (planned !== UNPLANNED && planned !== pitch) cost += WEIGHTS.offPlan;
  if (!home) return cost;
  if (home.drive !== place) cost += WEIGHTS.changeDrive;
  return cost + (WEIGHTS.octaveMoved * Math.abs(pitch - written - home.shift)) / OCTAVE_SEMITONES;
}

/** Seconds in which the candidate would stand on the wrong side of an outer line, or others on the wrong side of it. */
function crossedSeconds(
  { candidates, heard, sounding }: Voicing,
  candidate: number,
  place: number,
  pitch: number,
  nowUs: number,
): number {
  const line = candidates.line.at(candidate);
  const untilUs = Math.min(candidates.endUs.at(candidate), nowUs + HORIZON_US);
  let crossedUs = 0;
  for (let otherPlace = 0; otherPlace < sounding.length; otherPlace++) {
    const other = sounding[otherPlace] ?? RESTS;
    if (other === RESTS || otherPlace === place) continue;
    const endUs = heard.endUs.at(other);
    if (endUs <= nowUs) continue;
    if (!crosses(line, pitch, candidates.line.at(heard.candidate.at(other)), heard.pitch.at(other))) continue;
    crossedUs += Math.min(untilUs, endUs) - nowUs;
  }
  return crossedUs / SECOND_US;
}

/** Whether of two notes, each of a line, one is on the wrong side of an outer line. */
export function crosses(line: number, pitch: number, otherLine: number, otherPitch: number): boolean {
  if (line === otherLine) return false;
  if (line === MELODY || otherLine === BASS) return otherPitch > pitch;
  return otherPitch < pitch;
}
