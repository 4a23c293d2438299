/** Hello is said at once twice, and then not before a bootloader has ended. */
import { expect, it } from 'vitest';
import { HELLO_PATIENCE_US, nextHelloUs } from '../../src/player/session/hello-times.ts';

it.each([
  [-5, 0],
  [0, 40_000],
  [39_999, 40_000],
  [40_000, 1_700_000],
  [1_699_999, 1_700_000],
  [1_700_000, 1_900_000],
  [2_100_000, 2_300_000],
  [2_300_000, HELLO_PATIENCE_US],
  [2_499_999, HELLO_PATIENCE_US],
  [2_500_000, HELLO_PATIENCE_US + 40_000],
  [2_540_000, HELLO_PATIENCE_US + 1_700_000],
])('%i µs after opening, the next is due at %i', (sinceUs, nextUs) => {
  expect(nextHelloUs(sinceUs)).toBe(nextUs);
});
