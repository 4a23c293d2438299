/** Which of the ports that are plugged in is the board that is to be flashed: never a guess. */
import type { BoardName } from '../board/boards.ts';
import type { UsbBoard } from '../board/usb-board.ts';
import { DeviceError } from '../link/device-error.ts';

export type ListedPort = { path: string; usb: UsbBoard | undefined };

/** Throws a DeviceError where there is none, or more than one. */
export function choosePort(ports: readonly ListedPort[], board: BoardName | undefined): ListedPort {
  const known = ports.filter(({ usb }) => usb && (board === undefined || usb.board === board));
  const [only, ...others] = known;
  if (only && others.length === 0) return only;
  if (!only) {
    throw new DeviceError(
      `no ${board ?? 'board'} is plugged in; plug it in, or name its port: flopera flash --board ${board ?? 'uno'} --port /dev/ttyACM0`,
    );
  }
  const names = known.map(({ path, usb }) => `${path} (${usb?.name ?? '?'})`).join(', ');
  throw new DeviceError(`several boards are plugged in: ${names}; choose one with --port`);
}
