/** How loud a drive stands to the eye: full at an onset, 0.6 while it sounds, fading after. */
import { expect, test } from 'vitest';
import { createLaneLevels } from '../../src/cli/view/lane-levels.ts';

const level = createLaneLevels({
  events: [
    { atUs: 1_000_000, drive: 1, kind: 'onset', periodUs: 5000 },
    { atUs: 1_500_000, drive: 1, kind: 'bend', periodUs: 4900 },
    { atUs: 2_000_000, drive: 1, kind: 'rest' },
    { atUs: 2_000_000, drive: 1, kind: 'onset', periodUs: 4000 },
    { atUs: 3_000_000, drive: 1, kind: 'rest' },
    { atUs: 5_000_000, drive: 2, kind: 'rest' },
  ],
  endUs: 5_000_000,
});

test.each([
  ['before its first event', 999_999, 0],
  ['at an onset', 1_000_000, 1],
  ['150 ms later, down by e of the way to 0.6', 1_150_000, 0.6 + 0.4 / Math.E],
  ['at a bend, which is no onset', 1_500_000, 0.6 + 0.4 * Math.exp(-500 / 150)],
  ['where a rest and an onset share a time', 2_000_000, 1],
  ['at a rest, as before it', 3_000_000, 0.6 + 0.4 * Math.exp(-1000 / 150)],
  ['90 ms after a rest, down by e', 3_090_000, (0.6 + 0.4 * Math.exp(-1000 / 150)) / Math.E],
])('a drive %s', (_when, songUs, expected) => expect(level(1, songUs)).toBeCloseTo(expected, 9));

test('a drive that never sounded, or plays nothing, is silent', () => {
  expect(level(2, 6_000_000)).toBe(0);
  expect(level(3, 1_000_000)).toBe(0);
});
