/** What one process can feed: 516 drives on 86 boards, two of them the firmware itself, the others stand-ins. */
import { readFileSync } from 'node:fs';
import { createSimWorld } from '../src/emulator/sim-world.ts';
import { createPlayer } from '../src/player/player.ts';
import type { PlayerState } from '../src/player/types.ts';
import { createRandom } from '../src/drive/seeded-random.ts';
import { boardOf, scales } from '../tests/player/rig.ts';
import { createStandInBoard } from '../tests/player/stand-in-board.ts';
import type { StandInBoard } from '../tests/player/stand-in-board.ts';

const DRIVES = 6;
const SECONDS = 10;
const EIGHTH_US = 125_000;
const USB_FRAME_US = 1000;

console.log(
  '| drives | boards, of them emulated | notes a second | times real time on one core | late events | boards apart, µs |',
);
console.log('| ---: | ---: | ---: | ---: | ---: | ---: |');
for (const [boards, emulated] of [
  [86, 0],
  [86, 2],
] as const) {
  const { state, standIns, cpuSeconds } = await perform(boards, emulated);
  const late = state.boards.reduce((sum, { faults }) => sum + faults.lateEvents, 0);
  const notes = (boards * DRIVES * 1e6) / EIGHTH_US;
  const cells = [
    boards * DRIVES,
    `${boards}, ${emulated}`,
    notes,
    (SECONDS / cpuSeconds).toFixed(1),
    late,
    worstApartUs(standIns, state).toFixed(0),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

async function perform(
  count: number,
  emulated: number,
): Promise<{ state: PlayerState; standIns: StandInBoard[]; cpuSeconds: number }> {
  const world = createSimWorld();
  const random = createRandom(count);
  const image = readFileSync('firmware/images/uno.hex', 'utf8');
  const standIns: StandInBoard[] = [];
  const links = Array.from({ length: count }, (_, i) => {
    const skewPpm = (random() * 2 - 1) * 5000;
    if (i < emulated) return world.add({ board: 'uno', image, skewPpm }).link;
    const standIn = createStandInBoard(world.clock, { skewPpm, delayUs: () => random() * USB_FRAME_US });
    standIns.push(standIn);
    return standIn.open();
  });
  const player = createPlayer(
    links.map((link, i) => ({ board: boardOf(DRIVES, i * DRIVES + 1, `board${i + 1}`), link })),
  );
  await world.settle(player.connect(), 20e6);
  const drives = Array.from({ length: count * DRIVES }, (_, i) => i + 1);
  const before = process.cpuUsage();
  const state = await world.settle(player.play(scales(drives, SECONDS)), 600e6);
  const { user, system } = process.cpuUsage(before);
  return { state, standIns, cpuSeconds: (user + system) / 1e6 };
}

/** Most that the boards differ at any beat. */
function worstApartUs(standIns: readonly StandInBoard[], { songStartHostUs = NaN }: PlayerState): number {
  const beats = new Map<number, { first: number; last: number }>();
  for (const { drives } of standIns) {
    for (const { us, kind } of drives.applied) {
      if (kind !== 'onset') continue;
      const beat = Math.round((us - songStartHostUs) / EIGHTH_US);
      const { first, last } = beats.get(beat) ?? { first: us, last: us };
      beats.set(beat, { first: Math.min(first, us), last: Math.max(last, us) });
    }
  }
  return Math.max(...[...beats.values()].map(({ first, last }) => last - first));
}
