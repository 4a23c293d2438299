/** The options of commands that try a rig out: which rig, on which board, and what is wrong with an emulated one. */
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { DRIVE_FAULTS } from '../../drive/types.ts';
import type { DriveFault } from '../../drive/types.ts';
import { drivesOf } from '../../rig/drive-limits.ts';
import { EMULATOR_PORTS_SHORT } from '../../rig/emulator-ports.ts';
import type { Rig, RigDrive } from '../../rig/types.ts';
import { withBoard } from '../rig/board-choice.ts';
import type { EmulatedFaults } from '../rig/emulated-rig.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { loadRig } from '../rig/load-rig.ts';
import { numberBetween } from './option-values.ts';

export type RigOptions = { rig?: string; board?: string; fault?: EmulatedFaults };

export const RIG_OPTION = [
  '--rig <file>',
  'the rig file (default: rig.yaml here, or six drives of an octave each)',
] as const;
export const BOARD_OPTION = [
  '--board <board>',
  `${EMULATOR_PORTS_SHORT.join(', ')}, a port, or auto (default: as the rig file says)`,
] as const;
export const PATIENCE_OPTION = [
  '--patience <seconds>',
  'how long to wait for a board that was unplugged',
  numberBetween(0, 3600),
] as const;

/** Adds the options of `RigOptions` to a command. */
export function addRigOptions(command: Command): Command {
  return command
    .option(...RIG_OPTION)
    .option(...BOARD_OPTION)
    .option(
      '--fault <faults>',
      'what is wrong with emulated drives: drive3=dead,drive4=swapped',
      parseFaults,
    );
}

/** Throws UserFileError or UsageError. */
export async function rigOf({ rig, board }: RigOptions): Promise<Rig> {
  return withBoard(await loadRig(rig), board);
}

/** The drive that a user names by its id. Throws a UsageError. */
export function driveOf(rig: Rig, text: string): RigDrive {
  const drives = drivesOf(rig);
  const drive = drives.find(({ id }) => String(id) === text.trim());
  if (drive) return drive;
  throw new UsageError(
    `the rig has no drive ${text}; its drives are ${drives.map(({ id }) => id).join(', ')}`,
  );
}

/**
 * Faults of emulated drives by id.
 * @example parseFaults('drive3=dead,drive4=swapped').get(4) // 'swapped'
 */
export function parseFaults(text: string): Map<number, DriveFault> {
  return new Map(text.split(',').map(parseFault));
}

function parseFault(text: string): [number, DriveFault] {
  const [, id = '', name = ''] = /^\s*drive(\d+)=(\w+)\s*$/.exec(text) ?? [];
  const fault = DRIVE_FAULTS.find((known) => known === name);
  if (fault) return [Number(id), fault];
  throw new InvalidArgumentError(
    `Write faults as drive3=dead,drive4=swapped; there are: ${DRIVE_FAULTS.join(', ')}.`,
  );
}
