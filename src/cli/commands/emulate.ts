/** `flopera emulate`: an emulated board for any program that speaks to a serial port, with faults to find if wanted. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { BOARD_NAMES, BOARDS } from '../../board/boards.ts';
import type { BoardName } from '../../board/boards.ts';
import type { DriveFault } from '../../drive/types.ts';
import type { FarEnd, FarEndListener } from '../../emulator/node/far-end.ts';
import { readFirmwareImage } from '../../emulator/node/firmware-image.ts';
import { openPseudoTerminal } from '../../emulator/node/pseudo-terminal.ts';
import { openRealtimeEmulator } from '../../emulator/node/realtime-emulator.ts';
import { openTcpServer } from '../../emulator/node/tcp-server.ts';
import { USUAL_BOARD } from '../../rig/emulator-ports.ts';
import { DeviceError } from '../../link/device-error.ts';
import { createWallClock } from '../../link/node/wall-clock.ts';
import { UsageError } from '../exit/error-boundary.ts';
import { addEmulationOptions, emulationOf } from '../options/emulation-options.ts';
import type { EmulationOptions } from '../options/emulation-options.ts';
import { onInterrupt } from '../exit/interrupt.ts';
import { wholeBetween } from '../options/option-values.ts';
import { parseFaults } from '../options/rig-options.ts';

type EmulateOptions = EmulationOptions & {
  pty?: string | true;
  tcp?: number;
  board: BoardName;
  fault?: ReadonlyMap<number, DriveFault>;
};

export function emulateCommand(): Command {
  const command = new Command('emulate')
    .option(
      '--pty [path]',
      'offer it as a serial port of this machine (default: a path under the temporary folder)',
    )
    .option(
      '--tcp <port>',
      'offer it on a TCP port of this machine; 0 is any free one',
      wholeBetween(0, 65_535, 'port number'),
    )
    .addOption(new Option('--board <name>', 'which board').choices(BOARD_NAMES).default(USUAL_BOARD))
    .option('--fault <list>', 'wrong wires, such as drive3=dead,drive4=swapped', parseFaults);
  return addEmulationOptions(command).action(emulate);
}

/** Runs until it is interrupted, or its way in breaks. */
async function emulate(options: EmulateOptions): Promise<void> {
  const { board, fault } = options;
  const places = BOARDS[board].drives;
  const missing = [...(fault?.keys() ?? [])].find((drive) => drive < 1 || drive > places);
  if (missing !== undefined)
    throw new UsageError(`there is no drive ${missing}; a board has drives 1 to ${places}`);
  const clock = createWallClock();
  const drives = Array.from({ length: places }, (_, index) => ({ fault: fault?.get(index + 1) }));
  const image = readFirmwareImage(board);
  const emulator = openRealtimeEmulator([{ ...emulationOf(options), board, image, drives }], clock, {}, 0);
  const [link] = emulator.links;
  try {
    await new Promise<never>((_, reject) => {
      const listener: FarEndListener = {
        onBytes: (bytes) => link?.write(bytes),
        onOpen: () => (BOARDS[board].isResetByOpening ? emulator.reset(0) : undefined),
        onFailure: (reason) => reject(new DeviceError(reason)),
      };
      offer(options, listener).then((farEnd) => {
        link?.listen({ onBytes: (bytes) => farEnd.write(bytes), onClose: listener.onFailure });
        onInterrupt(() => farEnd.close());
        console.log(`emulated ${board} on ${farEnd.name}`);
        console.log(`  play on it: flopera play SONG.mid --board ${farEnd.name}; Ctrl-C here pulls the plug`);
      }, reject);
    });
  } finally {
    await emulator.close();
  }
}

function offer({ pty, tcp, board }: EmulateOptions, listener: FarEndListener): Promise<FarEnd> {
  if (pty !== undefined && tcp !== undefined)
    throw new UsageError('give either --pty or --tcp PORT, not both');
  if (tcp !== undefined) return openTcpServer(tcp, listener);
  if (pty === undefined) throw new UsageError('say where to offer the board: --pty, or --tcp PORT');
  return openPseudoTerminal(pty === true ? join(tmpdir(), `flopera-${board}`) : pty, listener);
}
