/** The ports of this machine as lines for a person. */
import type { PortEntry } from '../../link/node/list-ports.ts';

/** One line for each port, or one that says there is none. */
export function portLines(found: readonly PortEntry[]): string[] {
  if (found.length === 0) return ['no board is plugged in; flopera plays on the emulator meanwhile'];
  const width = Math.max(...found.map(({ path }) => path.length));
  return found.map((port) => `${port.path.padEnd(width)}  ${plugText(port)}`);
}

function plugText({ usb, vendorId, productId, manufacturer }: PortEntry): string {
  const ids = vendorId === undefined ? 'not a USB port' : `${vendorId}:${productId ?? '????'}`;
  const state = usb?.kind === 'bootloader' ? ', in its bootloader' : '';
  return `${usb?.name ?? manufacturer ?? 'not a board flopera knows'}${state} (${ids})`;
}
