/** How fast emulated boards run: silent, with six notes, under a flood of bytes; a board alone and sixteen together. */
import { BOARD_NAMES } from '../src/board/boards.ts';
import { createBench } from '../tests/firmware/bench.ts';
import type { Bench } from '../tests/firmware/bench.ts';
import { noteToPeriodUs } from '../src/units/pitch.ts';
import { periodUsToTicks256 } from '../src/units/board-tick.ts';
import { readFirmwareImage } from '../src/emulator/node/firmware-image.ts';
import { createSimWorld } from '../src/emulator/sim-world.ts';

const TOGETHER = 16;
const SECONDS = 8;
/** Six notes about the middle of what drives play, and the six highest. */
const MIDDLE = [48, 50, 52, 53, 55, 57];
const HIGH = [66, 67, 68, 69, 70, 71];
const FLOOD_LINE = 'K\n'.repeat(40);

console.log('| board | does | CPU asleep | times real time |');
console.log('| --- | --- | ---: | ---: |');
for (const name of BOARD_NAMES) {
  measure(name, 'silent', () => undefined);
  measure(name, 'six notes C3..A3', (bench) => play(bench, MIDDLE));
  measure(name, 'six notes F#4..B4', (bench) => play(bench, HIGH));
  measure(name, 'six notes, flooded', (bench) => play(bench, MIDDLE), FLOOD_LINE);
}
measureTogether();

function measure(name: 'uno' | 'leostick', what: string, prepare: (bench: Bench) => void, flood = ''): void {
  const bench = createBench(name);
  bench.home();
  prepare(bench);
  bench.runFor(1e6);
  const bytes = new TextEncoder().encode(flood);
  const [sleptUs, startUs] = [bench.board.sleepShare() * bench.board.nowUs(), bench.board.nowUs()];
  const usedUs = process.cpuUsage().user;
  for (let slice = 0; slice < SECONDS * 100; slice++) {
    if (!bench.board.busy()) bench.board.write(bytes, bench.board.nowUs());
    bench.runFor(10_000);
  }
  const ranUs = bench.board.nowUs() - startUs;
  const asleep = (bench.board.sleepShare() * bench.board.nowUs() - sleptUs) / ranUs;
  row(name, what, `${(100 * asleep).toFixed(0)} %`, ranUs / (process.cpuUsage().user - usedUs));
}

function play(bench: Bench, notes: readonly number[]): void {
  for (const [index, note] of notes.entries()) {
    const period = periodUsToTicks256(noteToPeriodUs(note)).toString(16);
    bench.order('N', `${index + 1}+${period}`);
  }
}

function measureTogether(): void {
  const world = createSimWorld();
  const image = readFirmwareImage('uno');
  for (let board = 0; board < TOGETHER; board++)
    world.add({ board: 'uno', image, skewPpm: 500 * board - 3750 });
  world.runUntil(() => false, 1e6);
  const usedUs = process.cpuUsage().user;
  world.runUntil(() => false, 1e6 + SECONDS * 1e6);
  row(`${TOGETHER} × uno`, 'silent', '', (SECONDS * 1e6) / (process.cpuUsage().user - usedUs));
}

function row(...[board, does, asleep, speed]: [string, string, string, number]): void {
  console.log(`| ${[board, does, asleep, speed.toFixed(1)].join(' | ')} |`);
}
