/** Plays a song in simulated time, through the firmware on emulated boards, as fast as the machine goes. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StepEdge } from '../../drive/types.ts';
import { createSimWorld } from '../../emulator/sim-world.ts';
import { createPlayer } from '../../player/player.ts';
import type { PlayerState } from '../../player/types.ts';
import type { StepProgram } from '../../program/types.ts';
import { USUAL_BOARD } from '../../rig/emulator-ports.ts';
import type { Rig } from '../../rig/types.ts';
import { createSynth, SAMPLE_RATE_HZ } from '../../sound/synth.ts';
import { emulatedBoard } from '../rig/board-choice.ts';
import { emulationOf } from '../options/emulation-options.ts';
import type { EmulationOptions } from '../options/emulation-options.ts';
import { readFirmwareImage } from '../../emulator/node/firmware-image.ts';

/** A step at the pin: `us` since the song's start in true emulated time, `drive` as the rig calls it. */
export type SongEdge = Pick<StepEdge, 'us' | 'dir' | 'track' | 'blocked'> & { drive: number };

export type RenderSinks = {
  edge?: ((edge: SongEdge) => void) | undefined;
  /** Stereo blocks, full scale ±1; their buffers are used again. */
  frames?: ((left: Float32Array, right: Float32Array) => void) | undefined;
};

export type Rendering = { state: PlayerState; bangs: number; frames: number };

/** Longest that hello, homing and the first clock fit may take. */
const CONNECT_US_MAX = 60_000_000;
const SLICE_US = 100_000;
const BLOCK_FRAMES = 2400;
/** What the last notes may ring after the song's end. */
const TAIL_US = 400_000;

export async function renderSong(
  rig: Rig,
  program: StepProgram,
  sinks: RenderSinks,
  emulation: EmulationOptions = {},
): Promise<Rendering> {
  const world = createSimWorld();
  const drives = rig.boards.flatMap((board) => board.drives);
  const indexOfDrive = new Map(drives.map(({ id }, index) => [id, index]));
  const synth = createSynth({ drives });
  const [left, right] = [new Float32Array(BLOCK_FRAMES), new Float32Array(BLOCK_FRAMES)];
  let songStartUs: number | undefined;
  let bangs = 0;

  const boards = rig.boards.map((board, index) => {
    const name = emulatedBoard(board.port) ?? USUAL_BOARD;
    const { link } = world.add({
      ...emulationOf(emulation, index),
      board: name,
      image: readFirmwareImage(name),
      drives: board.drives.length,
      onStep: (edge) => heard(board.drives[edge.place - 1]?.id, edge),
    });
    return { board, link };
  });
  const player = createPlayer(boards);

  function heard(drive: number | undefined, { us, dir, track, blocked }: StepEdge): void {
    if (songStartUs === undefined || drive === undefined) return;
    if (blocked && dir === 0) bangs++;
    const edge = { us: us - songStartUs, dir, track, blocked };
    sinks.edge?.({ ...edge, drive });
    synth.step(indexOfDrive.get(drive) ?? 0, edge);
  }

  function pullUntil(songUs: number): void {
    if (!sinks.frames) return;
    while (((synth.frames + BLOCK_FRAMES) / SAMPLE_RATE_HZ) * 1e6 <= songUs) {
      synth.pull(left, right);
      sinks.frames(left, right);
    }
  }

  await world.settle(player.connect(), CONNECT_US_MAX);
  const ended = player.play(program);
  const startUs = player.state().songStartHostUs ?? world.clock.nowUs();
  songStartUs = startUs;
  let settled = false;
  const settle = (): void => void (settled = true);
  ended.then(settle, settle);
  while (!settled) {
    world.runUntil(() => settled, world.clock.nowUs() + SLICE_US);
    pullUntil(world.clock.nowUs() - startUs);
    await nextTurn();
  }
  pullUntil(world.clock.nowUs() - startUs + TAIL_US);
  const state = await ended;
  await world.settle(player.stop(), world.clock.nowUs() + CONNECT_US_MAX);
  return { state, bangs, frames: synth.frames };
}
