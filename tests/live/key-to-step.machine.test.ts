/** How soon a key is heard, through the firmware, in emulated time; `npm run bench -- live` measures it at length. */
import { expect, test } from 'vitest';
import { BOARD_NAMES } from '../../src/board/boards.ts';
import { measureKeyToStep } from '../../bench/live/key-to-step.ts';

const WORDS = 'half of the keys within 1 ms, all within 3, the last of a chord of six within 5';

test.each(BOARD_NAMES)(`on %s: ${WORDS}`, async (board) => {
  const { idleUs, busyUs, chordLastUs } = await measureKeyToStep(board, 30);
  for (const times of [idleUs, busyUs]) {
    expect(times.toSorted((a, b) => a - b)[15]).toBeLessThan(1000);
    expect(Math.max(...times)).toBeLessThan(3000);
  }
  expect(Math.max(...chordLastUs)).toBeLessThan(5000);
});
