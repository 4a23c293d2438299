/** A keyboard that plays anything at all, from a seed: for tests and for `npm run bench`. */
import type { Live } from '../../src/live/live.ts';
import { createHeldInput } from '../../src/live/input/held-input.ts';
import type { MidiMessage } from '../../src/midi/midi-stream.ts';

export type RandomPlaying = {
  events: number;
  live: Live;
  random: () => number;
  wait: (us: number) => void;
};

const CHANNELS = 16;
const NOTES = 128;

/** Plays, panics, is unplugged now and then, and lets go of everything at the end; throws where a drive plays a key that nobody holds. */
export function playAnything({ events, live, random, wait }: RandomPlaying): void {
  const port = createHeldInput();
  for (let count = 0; count < events;) {
    if (random() < 0.001) live.panic();
    if (random() < 0.001) live.receive(port.letGo());
    const chord = Array.from({ length: 1 + below(random, 3) }, () => anyMessage(random));
    port.take(chord);
    live.receive(chord);
    count += chord.length;
    if (random() < 0.7) wait(below(random, 20_000));
    for (const tone of live.tones) {
      if (tone && !live.held.includes(tone.key))
        throw new Error(`note ${tone.key.note} sounds and is not held`);
    }
  }
  for (let channel = 1; channel <= CHANNELS; channel++) {
    live.receive([{ type: 'controller', channel, controller: 121, value: 0 }]);
    for (let note = 0; note < NOTES; note++) live.receive([{ type: 'noteOff', channel, note, velocity: 0 }]);
  }
  wait(1_000_000);
}

function anyMessage(random: () => number): MidiMessage {
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
