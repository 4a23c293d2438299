/** The same bytes have the same pitch in a file and on a keyboard. */
import { expect, test } from 'vitest';
import { createRandom } from '../../src/drive/seeded-random.ts';
import { packEvents } from '../../src/midi/event-table.ts';
import type { MidiMessage } from '../../src/midi/midi-stream.ts';
import type { MidiEvent } from '../../src/midi/types.ts';
import { defaultRig } from '../../src/rig/default-rig.ts';
import { drivesOf } from '../../src/rig/drive-limits.ts';
import { toScore } from '../../src/score/to-score.ts';
import { periodUsToNote } from '../../src/units/pitch.ts';
import { createBand } from './band.ts';

const SEED = 10;
const MESSAGES = 3000;
const STEP_US = 50_000;
const NOTE = 29;
/** No bend asks for more than 500 steps a second, a B4. */
const NOTE_MAX = periodUsToNote(2000);
const CONTROLLERS = [6, 38, 64, 66, 96, 97, 98, 99, 100, 101, 101, 100, 121, 7];
/** Small values, so that RPN 0 is often the one that is chosen. */
const VALUES = [0, 0, 0, 1, 2, 12, 63, 64, 127];

type Wheeling = Extract<MidiMessage, { type: 'controller' | 'pitchBend' }>;

test(`${MESSAGES} messages, seed ${SEED}`, () => {
  const random = createRandom(SEED);
  const pick = <T>(items: readonly T[], fallback: T): T =>
    items[Math.floor(random() * items.length)] ?? fallback;
  const messages = Array.from({ length: MESSAGES }, (): Wheeling => {
    const channel = 1 + Math.floor(random() * 3);
    return random() < 0.3
      ? { type: 'pitchBend', channel, value: Math.floor(random() * 16_384) - 8192 }
      : { type: 'controller', channel, controller: pick(CONTROLLERS, 7), value: pick(VALUES, 0) };
  });

  // 480 ticks are half a second, so that each message has its own 48 ticks of 50 ms.
  const events = messages.map((message, index): MidiEvent => ({ ...message, midiTick: index * 48 }));
  const { bends } = toScore({
    format: 1,
    division: { kind: 'ppq', ticksPerQuarter: 480 },
    tracks: [{ name: '', events: packEvents(events) }],
    problems: [],
  });
  const [drive] = drivesOf(defaultRig()).slice(-1);
  const drives = [1, 2, 3].flatMap((id) => (drive ? { ...drive, id } : []));
  const band = createBand({ mode: 'channel', drives });
  for (const channel of [1, 2, 3]) band.play({ type: 'noteOn', channel, note: NOTE, velocity: 80 });

  const cents = new Map<number, number>();
  const points = bends.values();
  let point = points.next().value;
  const heard = new Set<number>();
  messages.forEach((message, index) => {
    band.play(message);
    band.wait(STEP_US);
    while (point && point.atUs <= index * STEP_US) {
      cents.set(point.channel, point.cents);
      point = points.next().value;
    }
    for (const channel of [1, 2, 3]) {
      const note = Math.min(NOTE_MAX, NOTE + (cents.get(channel) ?? 0) / 100);
      expect(band.sounding.get(channel), `after message ${index}`).toBeCloseTo(note, 6);
    }
    heard.add(cents.get(message.channel) ?? 0);
  });
  expect(heard.size).toBeGreaterThan(300);
  expect(bends.length).toBeGreaterThan(300);
});
