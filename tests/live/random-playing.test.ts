/** Seeded random playing in every mode: whatever is pressed, turned and unplugged, the last key leaves silence. */
import { expect, test } from 'vitest';
import { openEmulatedStage } from '../../bench/live/emulated-stage.ts';
import { MODE_NAMES } from '../../src/live/options.ts';
import { createRandom } from '../../src/sound/random.ts';
import { createBand } from './band.ts';
import { playAnything } from './random-keyboard.ts';

/** In each of 7 modes; `npm run bench -- live` plays a million, and ten thousand against the firmware. */
const EVENTS = 6000;
const EVENTS_ON_FIRMWARE = 300;
const SEED = Number(process.env['FLOPERA_SEED'] ?? 6);

test.each(MODE_NAMES)(`%s, seed ${SEED}`, (mode) => {
  const random = createRandom(SEED);
  const outside = random() < 0.5 ? 'fold' : 'silent';
  const { live, wait, sounding } = createBand({ mode, outside, lineUs: 500, legato: random() < 0.5 });
  playAnything({ events: EVENTS, live, random, wait });
  expect(live.held).toEqual([]);
  expect(live.lanes.filter(Boolean)).toEqual([]);
  expect([...sounding]).toEqual([]);
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
