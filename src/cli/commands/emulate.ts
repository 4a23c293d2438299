/** `flopera emulate`: an emulated board for any program that speaks to a serial port, with faults to find if wanted. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { DriveFault } from '../../drive/types.ts';
import type { BoardName } from '../../emulator/boards/types.ts';
import type { FarEnd, FarEndListener } from '../../emulator/node/far-end.ts';
import { readFirmwareImage } from '../../emulator/node/firmware-image.ts';
import { openPseudoTerminal } from '../../emulator/node/pseudo-terminal.ts';
import { openRealtimeEmulator } from '../../emulator/node/realtime-emulator.ts';
import { openTcpServer } from '../../emulator/node/tcp-server.ts';
import { DeviceError } from '../../link/device-error.ts';
import { createWallClock } from '../../link/node/wall-clock.ts';
import { UsageError } from '../error-boundary.ts';
import { onInterrupt } from '../interrupt.ts';
import { numberBetween } from '../music-options.ts';

const DRIVES = 6;
const FAULTS: readonly DriveFault[] = ['dead', 'swapped'];

type Faults = ReadonlyMap<number, DriveFault>;
type EmulateOptions = {
  pty?: string | true;
  tcp?: number;
  board: BoardName;
  fault?: Faults;
  skewPpm: number;
};

export function emulateCommand(): Command {
  return new Command('emulate')
    .option(
      '--pty [path]',
      'offer it as a serial port of this machine (default: a path under the temporary folder)',
    )
    .option('--tcp <port>', 'offer it on a TCP port of this machine; 0 is any free one', portNumber)
    .addOption(new Option('--board <name>', 'which board').choices(['uno', 'leostick']).default('uno'))
    .option('--fault <list>', 'wrong wires, such as drive3=dead,drive4=swapped', readFaults)
    .option(
      '--skew-ppm <ppm>',
      'how fast (or slow, below 0) its clock runs',
      numberBetween(-20_000, 20_000),
      0,
    )
    .action(emulate);
}

/** Runs until it is interrupted, or its way in breaks. */
async function emulate(options: EmulateOptions): Promise<void> {
  const { board, fault, skewPpm } = options;
  const clock = createWallClock();
  const drives = Array.from({ length: DRIVES }, (_, index) => ({ fault: fault?.get(index + 1) }));
  const image = readFirmwareImage(board);
  const emulator = openRealtimeEmulator([{ board, image, drives, skewPpm }], clock, {}, 0);
  const [link] = emulator.links;
  try {
    await new Promise<never>((_, reject) => {
      const listener: FarEndListener = {
        onBytes: (bytes) => link?.write(bytes),
        // Opening its port resets an Uno, but no LeoStick.
        onOpen: () => (board === 'uno' ? emulator.reset(0) : undefined),
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

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Give a port number from 0 to 65535.');
}

/** Reads `drive3=dead,drive4=swapped`, drives by their place on the board. */
function readFaults(text: string): Faults {
  return new Map(
    text.split(',').map((item) => {
      const [, drive = '', name] = /^drive([1-6])=(\w+)$/.exec(item.trim()) ?? [];
      const fault = FAULTS.find((known) => known === name);
      if (fault) return [Number(drive), fault];
      throw new InvalidArgumentError('Give faults as drive3=dead,drive4=swapped (drives 1 to 6).');
    }),
  );
}
