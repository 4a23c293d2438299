/** Seeded random playing in every mode: whatever is pressed, turned and unplugged, the last key leaves silence. */
import { expect, test } from 'vitest';
import { createBand } from './band.ts';
import type { Band } from './band.ts';
import { MODE_NAMES } from '../../src/live/options.ts';
import type { LiveMessage } from '../../src/live/types.ts';
import { createRandom } from '../../src/sound/random.ts';

/** 7 modes of it; `npm run bench -- live` plays a million. */
const EVENTS = 12_000;
const SEED = Number(process.env['FLOPERA_SEED'] ?? 6);

test.each(MODE_NAMES)(`%s, seed ${SEED}`, (mode) => {
  const random = createRandom(SEED);
  const band = createBand({
    mode,
    lineUs: 500,
    legato: random() < 0.5,
    outside: random() < 0.5 ? 'fold' : 'silent',
  });
  for (let count = 0; count < EVENTS; count++) {
    if (random() < 0.001) band.live.panic();
    else band.play(...Array.from({ length: 1 + below(random, 3) }, () => anyMessage(random)));
    if (random() < 0.7) band.wait(below(random, 20_000));
    checkLanes(band);
  }
  for (let channel = 1; channel <= 16; channel++) {
    band.play({ type: 'controller', channel, controller: 121, value: 0 });
    for (let note = 0; note < 128; note++) band.play({ type: 'noteOff', channel, note, velocity: 0 });
  }
  band.wait(1e6);
  expect(band.live.held).toEqual([]);
  expect(band.live.lanes.filter(Boolean)).toEqual([]);
  expect([...band.sounding]).toEqual([]);
});

/** Every drive plays a key that is held, and all keys that sound in poly differ. */
function checkLanes({ live }: Band): void {
  const held = new Set(live.held);
  for (const tone of live.lanes) if (tone) expect(held.has(tone.key)).toBe(true);
}

function anyMessage(random: () => number): LiveMessage {
  const channel = 1 + below(random, random() < 0.2 ? 16 : 3);
  const note = random() < 0.1 ? below(random, 128) : 29 + below(random, 48);
  const kind = random();
  if (kind < 0.4) return { type: 'noteOn', channel, note, velocity: 1 + below(random, 127) };
  if (kind < 0.8) return { type: 'noteOff', channel, note, velocity: 0 };
  if (kind < 0.87) return { type: 'pitchBend', channel, value: below(random, 16_384) - 8192 };
  if (kind < 0.97) {
    const controller = [1, 6, 38, 64, 66, 98, 100, 101, 120, 121, 123][below(random, 11)] ?? 1;
    return { type: 'controller', channel, controller, value: below(random, 128) };
  }
  return { type: (['clock', 'start', 'stop', 'continue'] as const)[below(random, 4)] ?? 'clock' };
}

function below(random: () => number, limit: number): number {
  return Math.floor(random() * limit);
}
