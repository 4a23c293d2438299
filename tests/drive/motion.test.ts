/** Heads go where the firmware takes them, and never into an end. */
import { describe, expect, it } from 'vitest';
import { MOTIONS, nextStep, playNote, restingHead } from '../../src/drive/motion.ts';
import type { Head, Motion } from '../../src/drive/motion.ts';
import { TRACK_MAX } from '../../src/drive/tracks.ts';
import { readHeadVectors, tellNote } from './head-vectors.ts';

const WHOLE = { lowTrack: 0, highTrack: TRACK_MAX };
const runs = readHeadVectors();

describe('a head', () => {
  it.each(runs)(
    '$motion $lowTrack..$highTrack goes as head-vectors.txt says',
    ({ motion, notes, ...limits }) => {
      let head = restingHead(limits, motion);
      for (const { steps, told } of notes) {
        const directions = Array.from({ length: steps }, (_, step) => {
          head = nextStep(head, limits, motion, step === 0);
          return head.isInward;
        });
        expect(`${steps} | ${tellNote(directions, head.track)}`).toBe(`${steps} | ${told}`);
      }
    },
  );

  it('has vectors for every motion, a thousand notes in all', () => {
    expect(new Set(runs.map(({ motion }) => motion))).toEqual(new Set(Object.keys(MOTIONS)));
    expect(runs.flatMap(({ notes }) => notes).length).toBeGreaterThanOrEqual(1000);
  });

  it.each([
    [0, 40, true],
    [39, 40, true],
    [40, 40, false],
    [79, 40, false],
    [39, 41, true],
  ])('on track %i begins a note of %i steps with more room inward: %s', (track, steps, isInward) => {
    const { head, turns } = playNote({ track, isInward: false }, WHOLE, 'travel', steps);
    expect(nextStep({ track, isInward: false }, WHOLE, 'travel', true).isInward).toBe(isInward);
    expect(turns).toBe(steps > 40 ? 1 : 0);
    expect(head.isInward).toBe(turns === 0 ? isInward : !isInward);
  });

  it.each(Object.keys(MOTIONS) as Motion[])(
    'that has to %s leaves the ends, whatever its limits say',
    (motion) => {
      const beyond = { lowTrack: -5, highTrack: TRACK_MAX + 5 };
      const at = (track: number, isInward: boolean): Head =>
        nextStep({ track, isInward }, beyond, motion, false);
      expect(at(0, false)).toEqual({ track: 1, isInward: true });
      expect(at(0, true)).toEqual({ track: 1, isInward: true });
      expect(at(TRACK_MAX, true)).toEqual({ track: TRACK_MAX - 1, isInward: false });
      expect(at(TRACK_MAX, false)).toEqual({ track: TRACK_MAX - 1, isInward: false });
    },
  );

  it('rests where homing leaves it: a shaking one in the middle, rounded outward', () => {
    expect(restingHead(WHOLE, 'travel').track).toBe(0);
    expect(restingHead({ lowTrack: 10, highTrack: 60 }, 'travel').track).toBe(0);
    expect(restingHead(WHOLE, 'shake').track).toBe(39);
    expect(restingHead({ lowTrack: 10, highTrack: 60 }, 'shake').track).toBe(35);
  });

  it('counts the turns inside a note, and not the one to its beginning', () => {
    const turns = (motion: Motion, steps: number): number =>
      playNote({ track: 40, isInward: true }, WHOLE, motion, steps).turns;
    expect([1, 40, 41, 119, 120].map((steps) => turns('travel', steps))).toEqual([0, 0, 1, 1, 2]);
    expect([1, 2, 5].map((steps) => turns('shake', steps))).toEqual([0, 1, 4]);
  });
});
