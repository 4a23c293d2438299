/** A keyboard at the firmware: pulled out and plugged in, and seeded random playing; drives fall silent as on the table. */
import { expect, test } from 'vitest';
import { openEmulatedKeyboard } from '../../bench/live/emulated-keyboard.ts';
import { createRandom } from '../../src/drive/seeded-random.ts';
import { playAnything } from './random-keyboard.ts';

/** `npm run bench -- live` plays ten thousand. */
const EVENTS = 300;
const SEED = Number(process.env['FLOPERA_SEED'] ?? 6);

test('a board that is pulled out comes back with the keys that are still held, and with no others', async () => {
  const { type, replug, wait, steps, live } = await openEmulatedKeyboard('uno');
  type([0x90, 60, 100, 64, 100, 67, 100]);
  wait(100_000);
  await replug(() => type([0x80, 64, 0]));
  const before = [...steps];
  wait(1e6);
  const stepping = steps.map((count, place) => count - (before[place] ?? 0)).filter((count) => count > 0);
  expect(stepping.toSorted((a, b) => a - b)).toEqual([262, 392].map((count) => expect.closeTo(count, -0.5)));
  type([0x80, 60, 0, 67, 0]);
  wait(10_000);
  const after = [...steps];
  wait(1e6);
  expect(steps).toEqual(after);
  expect(live.held).toEqual([]);
});

test(`the firmware, seed ${SEED}: every drive is silent at the end, no line was refused`, async () => {
  const { live, player, wait, steps } = await openEmulatedKeyboard('uno', { legato: true });
  playAnything({ events: EVENTS, live, random: createRandom(SEED), wait });
  expect(steps.every((count) => count > 0)).toBe(true);
  const before = [...steps];
  wait(1e6);
  expect(steps).toEqual(before);
  const faults = player.state().boards[0]?.faults;
  expect(faults).toMatchObject({ refused: {}, damagedLines: 0, interruptions: 0 });
});
