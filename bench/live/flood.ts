/** Wheels turned without pause while notes are played: a thousand events a second, through the firmware. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { BoardName } from '../../src/board/boards.ts';
import { openEmulatedKeyboard } from './emulated-keyboard.ts';

export type Flood = { pressed: number; onsets: number; lost: number; heapMb: number };

const NOTE_ON = 0x90;
const NOTE_OFF = 0x80;
const CONTROLLER = 0xb0;
const BEND = 0xe0;
const MOD_WHEEL = 1;
/** Each note lasts 30 of its 40 ms. */
const NOTE_MS = 40;
const SOUNDS_MS = 30;

/** `onsets`: drives that began to step in answer to a key. */
export async function measureFlood(board: BoardName, seconds: number): Promise<Flood> {
  const keyboard = await openEmulatedKeyboard(board);
  const heapBefore = heapBytes();
  let pressed = 0;
  let onsets = 0;
  let stepsBefore: number[] = [];
  for (let ms = 0; ms < seconds * 1000; ms++) {
    const note = 36 + ((Math.floor(ms / NOTE_MS) * 7) % 30);
    if (ms % NOTE_MS === 0) {
      pressed++;
      keyboard.type([NOTE_ON, note, 100]);
    } else if (ms % NOTE_MS === SOUNDS_MS) {
      if (keyboard.steps.some((count, place) => count > (stepsBefore[place] ?? 0))) onsets++;
      keyboard.type([NOTE_OFF, note, 0]);
    } else if (ms % 2 === 0) keyboard.type([BEND, 0, (ms * 3) % 128]);
    else keyboard.type([CONTROLLER, MOD_WHEEL, ms % 128]);
    if (ms % NOTE_MS === 0) stepsBefore = [...keyboard.steps];
    keyboard.wait(1000);
  }
  return { pressed, onsets, lost: keyboard.live.counters.lost, heapMb: (heapBytes() - heapBefore) / 1e6 };
}

/** What is left when everything that can be freed has been. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
