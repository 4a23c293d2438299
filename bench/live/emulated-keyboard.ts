/** A keyboard at an emulated board in simulated time: bytes in at the host's port, STEP edges out at the pins. */
import { createSimWorld } from '../../src/emulator/sim-world.ts';
import { readFirmwareImage } from '../../src/emulator/node/firmware-image.ts';
import type { BoardName } from '../../src/board/boards.ts';
import type { StepEdge } from '../../src/drive/types.ts';
import { createLive } from '../../src/live/live.ts';
import type { Live } from '../../src/live/live.ts';
import { createMidiStream } from '../../src/midi/midi-stream.ts';
import { LIVE_DEFAULTS } from '../../src/live/options.ts';
import type { LiveOptions } from '../../src/live/options.ts';
import type { MidiMessage } from '../../src/midi/midi-stream.ts';
import { createPlayer } from '../../src/player/player.ts';
import type { Player } from '../../src/player/types.ts';
import type { RigBoard, RigDrive } from '../../src/rig/types.ts';

export type EmulatedKeyboard = {
  live: Live;
  player: Player;
  nowUs: () => number;
  /** Raw MIDI bytes arrive at the host, all at once. */
  type: (bytes: readonly number[]) => void;
  /** Lets time pass. */
  wait: (us: number) => void;
  /** The first step since `sinceUs` of a drive that is not among `except`; undefined where none comes in 100 ms. */
  nextStep(sinceUs: number, except: ReadonlySet<number>): StepEdge | undefined;
  /** Pulls the board's plug, waits until it has been found again, and strikes what is still held. */
  replug: (whileAway: () => void) => Promise<void>;
  /** Steps since the start, of each drive by its place. */
  steps: number[];
};

/** Longer than any answer may take. */
const STEP_PATIENCE_US = 100_000;

/** A board is found, homed and in time again within a few seconds. */
const REPLUG_SLICE_US = 10_000;
const REPLUG_SLICES_MAX = 1000;

/** Six drives of C1..B4 on one board. */
export function wideBoard(): RigBoard {
  const drives = Array.from({ length: 6 }, (_, index): RigDrive => ({
    id: index + 1,
    lowNote: 24,
    highNote: 71,
    levelDb: 0,
    motion: 'travel',
    lowTrack: 2,
    highTrack: 77,
    track0Sensor: false,
  }));
  return { id: 'main', port: 'emulator', protocol: 'flopera', drives };
}

export async function openEmulatedKeyboard(
  board: BoardName,
  options: Partial<LiveOptions> = {},
): Promise<EmulatedKeyboard> {
  const world = createSimWorld();
  const rigBoard = wideBoard();
  const steps = rigBoard.drives.map(() => 0);
  const edges: StepEdge[] = [];
  const emulated = world.add({
    board,
    image: readFirmwareImage(board),
    drives: rigBoard.drives.length,
    onStep(edge) {
      steps[edge.place - 1] = (steps[edge.place - 1] ?? 0) + 1;
      edges.push(edge);
      if (edges.length > 4096) edges.splice(0, 2048);
    },
  });
  const reopen = () => Promise.resolve(emulated.plug());
  const player = createPlayer([{ board: rigBoard, link: emulated.link, reopen }]);
  await world.settle(player.connect(), 30e6);
  const live = createLive({
    drives: rigBoard.drives,
    output: player,
    clock: world.clock,
    options: { ...LIVE_DEFAULTS, ...options },
  });
  let batch: MidiMessage[] = [];
  const stream = createMidiStream((message) => batch.push(message));

  return {
    live,
    player,
    steps,
    nowUs: () => world.clock.nowUs(),
    type(bytes) {
      batch = [];
      stream.push(Uint8Array.from(bytes));
      live.receive(batch);
    },
    wait: (us) => void world.runUntil(() => false, world.clock.nowUs() + us),
    async replug(whileAway) {
      emulated.unplug('pulled out');
      whileAway();
      const isBack = () => player.state().boards.every(({ connected }) => connected);
      for (let slices = 0; slices < REPLUG_SLICES_MAX && !isBack(); slices++) {
        await Promise.resolve();
        world.runUntil(isBack, world.clock.nowUs() + REPLUG_SLICE_US);
      }
      live.refresh();
    },
    nextStep(sinceUs, except) {
      const found = () => edges.find((edge) => edge.us >= sinceUs && !except.has(edge.place));
      world.runUntil(() => found() !== undefined, sinceUs + STEP_PATIENCE_US);
      return found();
    },
  };
}
