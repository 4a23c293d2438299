// The octave: classes of pitches, and ranges at their ends.
import { expect, test } from 'vitest';
import { isWithin, octavesOutside, pitchClassOf, wrapInto } from '../../src/units/octave.ts';

const range = { lowNote: 53, highNote: 64 };

test.each([
  [0, 0],
  [11, 11],
  [12, 0],
  [61, 1],
  [-1, 11],
  [-12, 0],
])('the class of %i is %i', (note, expected) => {
  expect(pitchClassOf(note)).toBe(expected);
});

test.each([
  [52, false, 1, 64],
  [53, true, 0, 53],
  [64, true, 0, 64],
  [65, false, 1, 53],
  [41, false, 1, 53],
  [40, false, 2, 64],
  [76, false, 1, 64],
  [77, false, 2, 53],
])('%i and the octave from F3 to E4', (pitch, inside, octaves, wrapped) => {
  expect([isWithin(pitch, range), octavesOutside(pitch, range), wrapInto(pitch, range)]).toEqual([
    inside,
    octaves,
    wrapped,
  ]);
});

test('a range of less than an octave may be jumped over', () => {
  expect(wrapInto(60, { lowNote: 62, highNote: 65 })).toBe(72);
});
