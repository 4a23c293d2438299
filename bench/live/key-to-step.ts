/** From the arrival of a key's bytes at the host to the first STEP edge of its drive, in emulated time. */
import type { BoardName } from '../../src/board/boards.ts';
import { createRandom } from '../../src/drive/seeded-random.ts';
import { openEmulatedKeyboard } from './emulated-keyboard.ts';
import type { EmulatedKeyboard } from './emulated-keyboard.ts';

export type KeyToStep = { idleUs: number[]; busyUs: number[]; chordLastUs: number[] };

const NOTE_ON = 0x90;
const NOTE_OFF = 0x80;
const VELOCITY = 100;
const DRIVES = 6;

/** `count` keys at an idle board, as many while five other drives sound, and as many chords of six. */
export async function measureKeyToStep(board: BoardName, count: number, seed = 1): Promise<KeyToStep> {
  const keyboard = await openEmulatedKeyboard(board);
  const random = createRandom(seed);
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  // The keys struck among these are never one of them.
  const held = [31, 38, 45, 52, 59];
  const idleUs = repeat(count, () => keyUs(keyboard, between(24, 71), between(5000, 40_000)));
  keyboard.type(held.flatMap((note) => [NOTE_ON, note, VELOCITY]));
  keyboard.wait(50_000);
  const busyUs = repeat(count, () =>
    keyUs(keyboard, 32 + between(0, 3) * 7 + between(0, 5), between(5000, 40_000)),
  );
  keyboard.type(held.flatMap((note) => [NOTE_OFF, note, 0]));
  keyboard.wait(50_000);
  const chordLastUs = repeat(count, () => chordUs(keyboard, between(24, 60), between(5000, 40_000)));
  return { idleUs, busyUs, chordLastUs };
}

function keyUs(keyboard: EmulatedKeyboard, note: number, restUs: number): number {
  const sounding = placesSounding(keyboard);
  const pressedUs = keyboard.nowUs();
  keyboard.type([NOTE_ON, note, VELOCITY]);
  const step = keyboard.nextStep(pressedUs, sounding);
  keyboard.wait(restUs);
  keyboard.type([NOTE_OFF, note, 0]);
  keyboard.wait(restUs);
  return (step?.us ?? Infinity) - pressedUs;
}

function chordUs(keyboard: EmulatedKeyboard, root: number, restUs: number): number {
  const notes = [0, 2, 4, 5, 7, 9].map((interval) => root + interval);
  const pressedUs = keyboard.nowUs();
  keyboard.type(notes.flatMap((note) => [NOTE_ON, note, VELOCITY]));
  const stepped = new Set<number>();
  let lastUs = pressedUs;
  for (let count = 0; count < DRIVES; count++) {
    const step = keyboard.nextStep(pressedUs, stepped);
    lastUs = step?.us ?? Infinity;
    stepped.add(step?.place ?? 0);
  }
  keyboard.wait(restUs);
  keyboard.type(notes.flatMap((note) => [NOTE_OFF, note, 0]));
  keyboard.wait(restUs);
  return lastUs - pressedUs;
}

function placesSounding({ live }: EmulatedKeyboard): Set<number> {
  return new Set(live.tones.flatMap((tone, index) => (tone ? [index + 1] : [])));
}

function repeat(count: number, measure: () => number): number[] {
  return Array.from({ length: count }, measure);
}
