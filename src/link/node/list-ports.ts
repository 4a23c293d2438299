/** What is plugged into the serial ports of this machine, without opening any of them. */
import { readdir, readFile } from 'node:fs/promises';
import { usbBoardOf } from '../../board/usb-board.ts';
import type { UsbBoard } from '../../board/usb-board.ts';

export type PortEntry = {
  path: string;
  /** Four hex digits each, where the port is a USB one. */
  vendorId: string | undefined;
  productId: string | undefined;
  serialNumber: string | undefined;
  manufacturer: string | undefined;
  /** Undefined where the ids are not those of a board we know. */
  usb: UsbBoard | undefined;
};

/** All ports that something is plugged into; the built-in ones of a PC (ttyS…) are left out. */
export async function listPorts(): Promise<PortEntry[]> {
  const { SerialPort } = await import('serialport');
  // On Linux serialport asks `udevadm`, and rejects where there is none.
  const found = await SerialPort.list().catch(() => listFromSysfs());
  return found
    .filter((port) => port.vendorId !== undefined || !/\/ttyS\d+$/.test(port.path))
    .map(({ path, vendorId, productId, serialNumber, manufacturer }) => ({
      // On macOS `tty.*` waits for a carrier that never comes; `cu.*` is the same port without.
      path: path.replace('/dev/tty.', '/dev/cu.'),
      vendorId,
      productId,
      serialNumber,
      manufacturer,
      usb: usbBoardOf(vendorId, productId),
    }));
}

type Found = Omit<PortEntry, 'usb'>;

/** USB ports as the kernel knows them; their ids stand two levels above the tty's device. */
async function listFromSysfs(root = '/sys/class/tty'): Promise<Found[]> {
  const names = await readdir(root).catch(() => []);
  return Promise.all(
    names.filter((name) => /^tty(ACM|USB)\d+$/.test(name)).map((name) => readSysfs(root, name)),
  );
}

async function readSysfs(root: string, name: string): Promise<Found> {
  const up = name.startsWith('ttyUSB') ? '../..' : '..';
  const read = async (file: string): Promise<string | undefined> => {
    const text = await readFile(`${root}/${name}/device/${up}/${file}`, 'utf8').catch(() => undefined);
    return text?.trim();
  };
  const [vendorId, productId, serialNumber, manufacturer] = await Promise.all(
    ['idVendor', 'idProduct', 'serial', 'manufacturer'].map(read),
  );
  return { path: `/dev/${name}`, vendorId, productId, serialNumber, manufacturer };
}
