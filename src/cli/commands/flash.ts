/** `flopera flash`: puts flopera's firmware on a board, and lets it say hello. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { BOARD_NAMES } from '../../board/boards.ts';
import type { BoardName } from '../../board/boards.ts';
import { firmwareImagePath } from '../../emulator/node/firmware-image.ts';
import { DeviceError } from '../../link/device-error.ts';
import { listPorts } from '../../link/node/list-ports.ts';
import { openPort } from '../../link/node/open-port.ts';
import { createWallClock } from '../../link/node/wall-clock.ts';
import { findBoards } from '../../player/find-boards.ts';
import { choosePort } from '../../setup/choose-port.ts';
import { flashPlan } from '../../setup/flash-plan.ts';
import type { FlashPlan } from '../../setup/flash-plan.ts';
import { runAvrdude } from '../../setup/node/run-avrdude.ts';
import { findBootloader, touchPort } from '../../setup/node/touch-bootloader.ts';
import { BAUD_RATE } from '../../wire/protocol.ts';
import { listed } from '../../words/list.ts';
import { UsageError } from '../exit/error-boundary.ts';

type FlashOptions = { board?: BoardName; port?: string; oldBootloader?: boolean; dryRun?: boolean };

/** After flashing, a board with USB of its own takes its time to be plugged in again. */
const HELLO_TRIES = 8;
const HELLO_GAP_MS = 500;

export function flashCommand(): Command {
  return new Command('flash')
    .addOption(new Option('--board <board>', 'what it is, where the plug does not tell').choices(BOARD_NAMES))
    .option('--port <port>', 'the port it is on (default: the only board that is plugged in)')
    .option('--old-bootloader', 'for a Nano, or an Uno of before 2018')
    .option('--dry-run', 'only say what would be done')
    .action(flash);
}

async function flash({ port, board, oldBootloader = false, dryRun = false }: FlashOptions): Promise<void> {
  const ports = await listPorts();
  const target =
    port === undefined
      ? choosePort(ports, board)
      : (ports.find(({ path }) => path === port) ?? { path: port, usb: undefined });
  const kind = board ?? target.usb?.board;
  if (!kind)
    throw new UsageError(
      `${target.path}: its plug does not tell what it is; give ${listed(
        BOARD_NAMES.map((name) => `--board ${name}`),
        'or',
      )}`,
    );
  const request = { board: kind, image: firmwareImagePath(kind), oldBootloader };
  const plan = flashPlan({ ...request, port: target.path });
  if (dryRun) return sayPlan(plan, target.path);

  const isWaiting = target.usb?.kind === 'bootloader';
  let bootloader = target.path;
  if (plan.touch && !isWaiting) {
    await touchPort(target.path);
    bootloader = await findBootloader(target.path, ports);
  }
  console.log(`writing the firmware of the ${kind} on ${bootloader} …`);
  await runAvrdude(flashPlan({ ...request, port: bootloader }), (text) => process.stderr.write(text));
  await sayHello(target.path);
}

function sayPlan({ touch, program, args }: FlashPlan, port: string): void {
  if (touch) console.log(`open ${port} at 1200 baud, close it, wait for the bootloader`);
  console.log([program, ...args].join(' '));
}

/** Throws a DeviceError where the board does not answer. */
async function sayHello(port: string): Promise<void> {
  const clock = createWallClock();
  const open = (path: string) => openPort(path, { baudRate: BAUD_RATE, framing: 'lines', clock });
  for (let tries = 0; tries < HELLO_TRIES; tries++) {
    const { links } = await findBoards([port], open);
    const [link] = links;
    if (!link) {
      await sleep(HELLO_GAP_MS);
      continue;
    }
    await link.close();
    console.log(`${port}: the board says hello; now try the drives: flopera doctor`);
    return;
  }
  throw new DeviceError(
    `${port}: written, but the board does not say hello; unplug it, plug it in again, see: flopera ports`,
  );
}
