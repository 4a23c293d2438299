/** The live instrument's figures: how soon a key is heard, what the host adds, and that nothing hangs or is lost. */
import { existsSync } from 'node:fs';
import { BOARD_NAMES } from '../src/board/boards.ts';
import { firmwareImagePath } from '../src/emulator/node/firmware-image.ts';
import { createRandom } from '../src/drive/seeded-random.ts';
import { liveModeNames } from '../src/rig/live-choices.ts';
import { createBand } from '../tests/live/band.ts';
import { playAnything } from '../tests/live/random-keyboard.ts';
import { openEmulatedKeyboard } from './live/emulated-keyboard.ts';
import { measureHostShare } from './live/host-share.ts';
import { measureKeyToStep } from './live/key-to-step.ts';
import { measureFlood } from './live/flood.ts';

const KEYS = 1000;
const SEED = 6;
const RANDOM_EVENTS = 1_000_000;
const RANDOM_EVENTS_ON_FIRMWARE = 10_000;

const boards = BOARD_NAMES.filter((board) => existsSync(firmwareImagePath(board)));

console.log('| key to first STEP edge, ms of emulated time | p50 | p99 | most |');
console.log('| --- | --- | --- | --- |');
for (const board of boards) {
  const { idleUs, busyUs, chordLastUs } = await measureKeyToStep(board, KEYS, SEED);
  tellTimes(`${board}, idle`, idleUs, 1000);
  tellTimes(`${board}, five other drives sounding`, busyUs, 1000);
  tellTimes(`${board}, last note of a chord of six`, chordLastUs, 1000);
}

console.log('\n| | |\n| --- | --- |');
const hostUs = await measureHostShare(10_000);
const [p50, p99] = [0.5, 0.99].map((share) => percentile(hostUs, share).toFixed(1));
console.log(`| host share of 10,000 events, µs: p50, p99 | ${p50}, ${p99} |`);
for (const board of boards) {
  const { pressed, onsets, lost, heapMb } = await measureFlood(board, 60);
  console.log(
    `| ${board}, a minute of 1000 events a second: keys pressed, onsets sent, lost | ${pressed}, ${onsets}, ${lost} (heap ${heapMb.toFixed(1)} MB more at the end) |`,
  );
}
console.log(
  `| random playing, seed ${SEED}, ${RANDOM_EVENTS} events in ${liveModeNames.length} modes: drives left sounding | ${randomOnStandIn()} |`,
);
for (const board of boards) {
  console.log(
    `| the same on ${board}, ${RANDOM_EVENTS_ON_FIRMWARE} events: drives left sounding, faults | ${await randomOnFirmware(board)} |`,
  );
}

function tellTimes(what: string, timesUs: readonly number[], unit: number): void {
  const cells = [0.5, 0.99, 1].map((share) => (percentile(timesUs, share) / unit).toFixed(2));
  console.log(`| ${what} | ${cells.join(' | ')} |`);
}

function percentile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? Number.NaN;
}

function randomOnStandIn(): number {
  let left = 0;
  for (const mode of liveModeNames) {
    const { live, wait, sounding } = createBand({ mode, lineUs: 500 });
    playAnything({ events: RANDOM_EVENTS / liveModeNames.length, live, random: createRandom(SEED), wait });
    left += sounding.size + live.tones.filter(Boolean).length;
  }
  return left;
}

async function randomOnFirmware(board: 'uno' | 'leostick'): Promise<string> {
  let left = 0;
  const faults: object[] = [];
  for (const mode of liveModeNames) {
    const { live, player, wait, steps } = await openEmulatedKeyboard(board, { mode });
    playAnything({
      events: RANDOM_EVENTS_ON_FIRMWARE / liveModeNames.length,
      live,
      random: createRandom(SEED),
      wait,
    });
    const before = [...steps];
    wait(1e6);
    left += steps.filter((count, place) => count !== before[place]).length;
    faults.push(...player.state().boards.map((state) => state.faults));
  }
  return `${left}, ${JSON.stringify(sumOfFaults(faults))}`;
}

/** Numbers of the same name added up, those that are 0 left out. */
function sumOfFaults(faults: readonly object[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const fault of faults) {
    for (const [name, value] of Object.entries({ ...fault })) {
      const count = typeof value === 'number' ? value : Object.keys(value as object).length;
      if (count > 0) sums[name] = (sums[name] ?? 0) + count;
    }
  }
  return sums;
}
