/** Seeded random playing in every mode: whatever is pressed, turned and unplugged, the last key leaves silence. */
import { expect, test } from 'vitest';
import { openEmulatedStage } from '../../bench/live/emulated-stage.ts';
import { createRandom } from '../../src/drive/seeded-random.ts';
import { liveModeNames } from '../../src/rig/live-choices.ts';
import { createBand } from './band.ts';
import { playAnything } from './random-keyboard.ts';

/** In each mode; `npm run bench -- live` plays a million, and ten thousand against the firmware. */
const EVENTS = 6000;
const EVENTS_ON_FIRMWARE = 300;
const SEED = Number(process.env['FLOPERA_SEED'] ?? 6);

test.each(liveModeNames)(`%s, seed ${SEED}`, (mode) => {
  const random = createRandom(SEED);
  const outside = random() < 0.5 ? 'fold' : 'silent';
  const { live, wait, sounding } = createBand({ mode, outside, lineUs: 500, legato: random() < 0.5 });
  playAnything({ events: EVENTS, live, random, wait });
  expect(live.held).toEqual([]);
  expect(live.lanes.filter(Boolean)).toEqual([]);
  expect([...sounding]).toEqual([]);
});

test('a board that is pulled out comes back with the keys that are still held, and with no others', async () => {
  const { type, replug, wait, steps, live } = await openEmulatedStage('uno');
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
  const { live, player, wait, steps } = await openEmulatedStage('uno', { legato: true });
  playAnything({ events: EVENTS_ON_FIRMWARE, live, random: createRandom(SEED), wait });
  expect(steps.every((count) => count > 0)).toBe(true);
  const before = [...steps];
  wait(1e6);
  expect(steps).toEqual(before);
  const faults = player.state().boards[0]?.faults;
  expect(faults).toMatchObject({ refused: {}, damagedLines: 0, interruptions: 0 });
});
