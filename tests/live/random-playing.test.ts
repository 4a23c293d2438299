/** Seeded random playing in every mode: whatever is pressed, turned and unplugged, the last key leaves silence. */
import { expect, test } from 'vitest';
import { createRandom } from '../../src/drive/seeded-random.ts';
import { liveModeNames } from '../../src/rig/live-choices.ts';
import { createBand } from './band.ts';
import { playAnything } from './random-keyboard.ts';

/** In each mode; `npm run bench -- live` plays a million. */
const EVENTS = 6000;
const SEED = Number(process.env['FLOPERA_SEED'] ?? 6);

test.each(liveModeNames)(`%s, seed ${SEED}`, (mode) => {
  const random = createRandom(SEED);
  const outside = random() < 0.5 ? 'fold' : 'silent';
  const { live, wait, sounding } = createBand({ mode, outside, lineUs: 500, legato: random() < 0.5 });
  playAnything({ events: EVENTS, live, random, wait });
  expect(live.held).toEqual([]);
  expect(live.tones.filter(Boolean)).toEqual([]);
  expect([...sounding]).toEqual([]);
});
