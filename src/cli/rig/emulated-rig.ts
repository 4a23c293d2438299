/** The emulated rig of a performance: boards in real time, the sound of their drives, and where the heads are. */
import type { DriveFault, StepEdge } from '../../drive/types.ts';
import { readFirmwareImage } from '../../emulator/node/firmware-image.ts';
import { openRealtimeEmulator } from '../../emulator/node/realtime-emulator.ts';
import type { Link, LinkClock } from '../../link/types.ts';
import { USUAL_BOARD } from '../../rig/emulator-ports.ts';
import type { RigBoard } from '../../rig/types.ts';
import { createSynth, SAMPLE_RATE_HZ } from '../../sound/synth.ts';
import { emulatedBoard } from './board-choice.ts';
import { emulationOf } from '../options/emulation-options.ts';
import type { EmulationOptions } from '../options/emulation-options.ts';

export interface EmulatedRig {
  /** One for each board, in their order. */
  readonly links: readonly Link[];
  /** Where the head of a drive (by its id) is; undefined before its first step. */
  trackOf(drive: number): number | undefined;
  /** Times that a head met its inner end. */
  bangs(): number;
  /** Steps that a drive has tried; undefined where it is not of this rig. */
  stepsOf(drive: number): number | undefined;
  close(): Promise<void>;
}

/** Takes stereo blocks, full scale ±1, as they sound; their buffers are used again. */
export type FrameSink = (left: Float32Array, right: Float32Array) => void;

/** What is wrong with drives, by id. */
export type EmulatedFaults = ReadonlyMap<number, DriveFault>;

/** 10 ms: what is seen is heard. */
const BLOCK_FRAMES = 480;
const BLOCK_US = (BLOCK_FRAMES / SAMPLE_RATE_HZ) * 1e6;

/** Powers the boards on; `sink` gets their sound as long as they run. */
export function openEmulatedRig(
  boards: readonly RigBoard[],
  clock: LinkClock,
  sink: FrameSink | undefined,
  faults: EmulatedFaults = new Map(),
  emulation: EmulationOptions = {},
): EmulatedRig {
  const drives = boards.flatMap((board) => board.drives);
  const indexOfDrive = new Map(drives.map(({ id }, index) => [id, index]));
  const synth = createSynth({ drives });
  const tracks = new Map<number, number>();
  const steps = new Map(drives.map(({ id }) => [id, 0]));
  const [left, right] = [new Float32Array(BLOCK_FRAMES), new Float32Array(BLOCK_FRAMES)];
  const startUs = clock.nowUs();
  let pulledUs = startUs;
  let bangs = 0;

  function heard(board: number, { us, ...step }: StepEdge): void {
    const drive = boards[board]?.drives[step.place - 1]?.id;
    if (drive === undefined) return;
    tracks.set(drive, step.track);
    steps.set(drive, (steps.get(drive) ?? 0) + 1);
    if (step.blocked && step.dir === 0) bangs++;
    if (sink) synth.step(indexOfDrive.get(drive) ?? 0, { us: us - startUs, ...step });
  }

  function pull(us: number): void {
    for (; sink && pulledUs + BLOCK_US <= us; pulledUs += BLOCK_US) {
      synth.pull(left, right);
      sink(left, right);
    }
  }

  const emulator = openRealtimeEmulator(
    boards.map((board, index) => ({ ...emulationOf(emulation, index), ...emulatorOptions(board, faults) })),
    clock,
    {
      onStep: heard,
      onProgress: pull,
    },
  );
  return {
    links: emulator.links,
    trackOf: (drive) => tracks.get(drive),
    bangs: () => bangs,
    stepsOf: (drive) => steps.get(drive),
    close: () => emulator.close(),
  };
}

function emulatorOptions(
  { port, drives }: RigBoard,
  faults: EmulatedFaults,
): Parameters<typeof openRealtimeEmulator>[0][number] {
  const board = emulatedBoard(port) ?? USUAL_BOARD;
  return {
    board,
    image: readFirmwareImage(board),
    drives: drives.map(({ id }) => ({ fault: faults.get(id) })),
    name: port,
  };
}
