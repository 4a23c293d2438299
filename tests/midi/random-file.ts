/** Valid MIDI files made at random: running status, several tracks on one channel, tempi anywhere, few keys. */
import { ascii, join, midiFile, trackChunk } from './hex.ts';
import type { Random } from './random.ts';

export function randomFile(random: Random): Uint8Array {
  const trackCount = 1 + random.below(4);
  const tracks = Array.from({ length: trackCount }, () => trackChunk(randomTrack(random)));
  return midiFile(tracks, { format: trackCount === 1 ? 0 : 1, division: 24 + random.below(1000) });
}

function randomTrack(random: Random): Uint8Array {
  const bytes: number[] = [];
  let running = 0;
  for (let count = random.below(60); count > 0; count -= 1) {
    bytes.push(...randomDelta(random));
    const message = randomMessage(random);
    const [status = 0] = message;
    const isShort = status === running && random.below(2) === 0;
    bytes.push(...(isShort ? message.slice(1) : message));
    if (status < 0xf0) running = status;
  }
  return Uint8Array.from([...bytes, ...randomDelta(random), 0xff, 0x2f, 0]);
}

function randomDelta(random: Random): number[] {
  const ticks = [0, random.below(3), random.below(128), random.below(16_384)][random.below(4)] ?? 0;
  return ticks < 128 ? [ticks] : [128 | (ticks >> 7), ticks & 127];
}

/** Two channels and three keys, so that notes meet. */
function randomMessage(random: Random): number[] {
  const channel = random.below(2);
  const key = 60 + random.below(3);
  const kinds: (() => number[])[] = [
    () => [0x90 | channel, key, 1 + random.below(127)],
    () => [0x90 | channel, key, 1 + random.below(127)],
    () => [0x90 | channel, key, 0],
    () => [0x80 | channel, key, random.below(128)],
    () => [0xc0 | channel, random.below(128)],
    () => [0xe0 | channel, random.below(128), random.below(128)],
    () => [0xb0 | channel, 64, random.below(128)],
    () => [0xff, 0x51, 3, 1 + random.below(20), random.below(256), random.below(256)],
    () => [0xff, 0x01, 5, ...join(ascii('hello'))],
    () => [0xf0, 2, 1, 0xf7],
  ];
  return kinds[random.below(kinds.length)]?.() ?? [];
}
