/** Sends a board with USB of its own (LeoStick, Leonardo, Micro) into its bootloader, and finds the port it comes back on. */
import { setTimeout as sleep } from 'node:timers/promises';
import { listPorts } from '../../link/node/list-ports.ts';
import type { PortEntry } from '../../link/node/list-ports.ts';
import { explainOpenFailure } from '../../link/node/open-failure.ts';
import { DeviceError } from '../../link/device-error.ts';

/** The speed that no program uses for talking: the Arduino core takes it for "go into the bootloader" (CDC.cpp). */
const TOUCH_BAUD_RATE = 1200;
/** The core resets by its watchdog this long after the touch. */
const LEAVE_MS = 300;
const LOOK_MS = 100;
/** The bootloader stays for 8 s and then starts the old firmware again. */
const WAIT_MS_MAX = 8_000;

/** Opens the port at 1200 baud, lowers DTR, closes it. Throws a DeviceError. */
export async function touchPort(path: string): Promise<void> {
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate: TOUCH_BAUD_RATE, autoOpen: false });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error ? reject(new DeviceError(explainOpenFailure(path, error))) : resolve()));
  });
  // Pseudo-terminals have no such wire and say so; that is no trouble.
  await new Promise<void>((resolve) => port.set({ dtr: false }, () => resolve()));
  await new Promise<void>((resolve) => port.close(() => resolve()));
  await sleep(LEAVE_MS);
}

/**
 * The port of the bootloader: one with a bootloader's ids, or one that was not there before, or the same again.
 * Throws a DeviceError where none comes.
 */
export async function findBootloader(path: string, before: readonly PortEntry[]): Promise<string> {
  const known = new Set(before.map((port) => port.path));
  for (let waitedMs = 0; waitedMs < WAIT_MS_MAX; waitedMs += LOOK_MS) {
    const ports = await listPorts();
    const found =
      ports.find(({ usb }) => usb?.kind === 'bootloader') ?? ports.find((port) => !known.has(port.path));
    if (found) return found.path;
    // What is not listed (a pseudo-terminal, a port of a hub that hides its ids) is taken to be back by now.
    if (!known.has(path)) return path;
    await sleep(LOOK_MS);
  }
  throw new DeviceError(
    `${path}: the board did not go into its bootloader; press its reset button twice, then flash it again`,
  );
}
