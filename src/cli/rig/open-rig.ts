/** The rig, opened: a link to every board of it, on a port or emulated, and what can be seen of its drives. */
import { createSimClock } from '../../link/sim-clock.ts';
import type { LinkClock } from '../../link/types.ts';
import { whatIsLost } from '../../moppy/moppy-boards.ts';
import type { BoardOnLink } from '../../player/unit.ts';
import type { Rig, RigBoard } from '../../rig/types.ts';
import { emulatedBoard } from './board-choice.ts';
import { openEmulatedRig } from './emulated-rig.ts';
import type { EmulationOptions } from '../options/emulation-options.ts';
import type { EmulatedFaults, FrameSink } from './emulated-rig.ts';
import { openPorts } from './open-ports.ts';

export interface OpenRig {
  readonly boards: readonly BoardOnLink[];
  /** What a user should know before the music starts, a line each. */
  readonly notices: readonly string[];
  /** Whether any board is emulated, so that flopera itself must sound for it. */
  readonly emulated: boolean;
  /** Where the head of a drive is; undefined where nobody can see it. */
  readonly trackOf: (drive: number) => number | undefined;
  readonly bangs: () => number | undefined;
  /** Steps that an emulated drive has tried since it was opened; undefined for a drive nobody can see. */
  readonly stepsOf: (drive: number) => number | undefined;
  close(): Promise<void>;
}
const NO_BOARD = 'no board answers on any port; playing on the emulated rig';

export type OpenRigOptions = {
  clock: LinkClock;
  /** Called where a board is emulated: what it returns gets the sound. */
  openSink: () => FrameSink | undefined;
  /** What is wrong with emulated drives, by id. */
  faults?: EmulatedFaults | undefined;
  /** What their clocks and cables suffer from. */
  emulation?: EmulationOptions | undefined;
};

/** Opens every port. Throws a DeviceError where one cannot be opened; those opened before it are closed again. */
export async function openRig(
  rig: Rig,
  { clock, openSink, faults, emulation }: OpenRigOptions,
): Promise<OpenRig> {
  const ports = await openPorts(
    rig.boards.filter(({ port }) => emulatedBoard(port) === undefined),
    clock,
  );
  const emulated = rig.boards
    .filter((board) => !ports.boardOf(board))
    .map((board) => (board.port === 'auto' ? { ...board, port: 'emulator' } : board));
  // Where no board is real, time may go as slowly as the emulated ones do.
  const emulatorClock = emulated.length < rig.boards.length ? clock : createSimClock();
  const emulator =
    emulated.length > 0 ? openEmulatedRig(emulated, emulatorClock, openSink(), faults, emulation) : undefined;
  const emulatedOnLink = (board: RigBoard): BoardOnLink[] => {
    const index = emulated.findIndex(({ id }) => id === board.id);
    const [link, stand] = [emulator?.links[index], emulated[index]];
    return link && stand ? [{ board: stand, link }] : [];
  };
  const losses = rig.boards.flatMap((board) => (ports.boardOf(board) && whatIsLost(board)) ?? []);
  const isMissing = rig.boards.some((board) => board.port === 'auto' && !ports.boardOf(board));
  return {
    boards: rig.boards.flatMap((board) => ports.boardOf(board) ?? emulatedOnLink(board)),
    notices: [...losses, ...(isMissing ? [...ports.problems, NO_BOARD] : [])],
    emulated: emulator !== undefined,
    trackOf: (drive) => emulator?.trackOf(drive),
    bangs: () => emulator?.bangs(),
    stepsOf: (drive) => emulator?.stepsOf(drive),
    async close() {
      await ports.close();
      await emulator?.close();
    },
  };
}
