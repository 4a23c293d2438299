/** Chooses the octave in which each note of the melody sounds, so that the line keeps its contour. */
import { isWithin, OCTAVE_SEMITONES, pitchClassOf } from '../../units/octave.ts';
import type { NoteRange } from '../../rig/note-range.ts';
import type { Table } from '../../table/table.ts';

/** What the plan weighs against each other, in breaks of the melody. */
const WEIGHTS = {
  /** A second during which the voices all find no room below the melody; each has its share of it. */
  lostSecond: 9,
  /** Moving the line by an octave against the note before. */
  octaveMove: 0.15,
  /** An octave away from where it is written. */
  octaveAway: 0.02,
};

export const lineColumns = ['startUs', 'endUs', 'pitch', 'below'] as const;

/** The notes of a line, and how many notes want to sound below each when it begins. */
export type LineTable = Table<(typeof lineColumns)[number]>;

/**
 * The pitch at which each note of the line (sorted by startUs) should sound on one of its own drives, so that all drives
 * find room below: the cheapest path through its octaves, by dynamic programming. `breakCost` is 1 for a melody.
 */
export function planMelody(
  line: LineTable,
  own: readonly NoteRange[],
  all: readonly NoteRange[],
  breakCost: number,
): number[] {
  const steps: { pitches: number[]; from: number[] }[] = [];
  let costs: number[] = [];
  for (let index = 0; index < line.length; index += 1) {
    const wanted = line.pitch.at(index);
    const pitches = pitchesOn(own, wanted);
    const before = steps.at(-1);
    const written = before ? wanted - line.pitch.at(index - 1) : 0;
    const from: number[] = [];
    costs = pitches.map((pitch, option) => {
      const rest = restCost(line, index, pitch, all);
      if (!before) return rest;
      let best = Infinity;
      before.pitches.forEach((last, place) => {
        const cost = (costs[place] ?? 0) + moveCost(written, pitch - last, breakCost);
        if (cost < best) {
          best = cost;
          from[option] = place;
        }
      });
      return rest + best;
    });
    steps.push({ pitches, from });
  }
  return cheapestPath(steps, costs);
}

/** Every octave of `pitch` that some drive has in its range, the lowest first. */
function pitchesOn(drives: readonly NoteRange[], pitch: number): number[] {
  const low = Math.min(...drives.map(({ lowNote }) => lowNote));
  const high = Math.max(...drives.map(({ highNote }) => highNote));
  const pitches: number[] = [];
  for (let option = low + pitchClassOf(pitch - low); option <= high; option += OCTAVE_SEMITONES) {
    if (drives.some((drive) => isWithin(option, drive))) pitches.push(option);
  }
  return pitches;
}

/** A break: the interval turns round, or widens beyond an octave. */
function moveCost(written: number, folded: number, breakCost: number): number {
  const turns = written * folded < 0;
  const widens = Math.abs(folded) > OCTAVE_SEMITONES && Math.abs(folded) > Math.abs(written);
  const octaves = Math.abs(folded - written) / OCTAVE_SEMITONES;
  return (turns || widens ? breakCost : 0) + WEIGHTS.octaveMove * octaves;
}

/** Drives that can only sound above `pitch` must rest while others wait for them. */
function restCost(line: LineTable, index: number, pitch: number, drives: readonly NoteRange[]): number {
  const seconds = (line.endUs.at(index) - line.startUs.at(index)) / 1_000_000;
  const below = line.below.at(index);
  const room = drives.reduce((sum, drive) => sum + roomBelow(pitch, drive, below), -1);
  const voices = Math.min(below, drives.length - 1);
  const lost = Math.max(0, voices - room) / (voices + 1);
  const away = Math.abs(pitch - line.pitch.at(index)) / OCTAVE_SEMITONES;
  return WEIGHTS.lostSecond * seconds * lost + WEIGHTS.octaveAway * away;
}

/** How likely a drive finds one of `notes` pitch classes at or below `pitch` in its range: 0..1, the same on any machine. */
function roomBelow(pitch: number, { lowNote }: NoteRange, notes: number): number {
  const share = Math.min(1, Math.max(0, (pitch - lowNote + 1) / OCTAVE_SEMITONES));
  let nobody = 1;
  for (let note = 0; note < Math.max(1, notes); note++) nobody *= 1 - share;
  return 1 - nobody;
}

function cheapestPath(
  steps: readonly { pitches: number[]; from: number[] }[],
  costs: readonly number[],
): number[] {
  const path = new Array<number>(steps.length).fill(0);
  let option = costs.indexOf(Math.min(...costs));
  for (let index = steps.length - 1; index >= 0; index--) {
    path[index] = steps[index]?.pitches[option] ?? 0;
    option = steps[index]?.from[option] ?? 0;
  }
  return path;
}
