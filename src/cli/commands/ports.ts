/** `flopera ports`: what is plugged in, so that a user can name a port. */
import { Command } from 'commander';
import { listPorts } from '../../link/node/list-ports.ts';
import type { PortEntry } from '../../link/node/list-ports.ts';

export function portsCommand(): Command {
  return new Command('ports').option('--json', 'tell them as JSON').action(ports);
}

async function ports({ json }: { json?: boolean }): Promise<void> {
  const found = await listPorts();
  if (json) console.log(JSON.stringify({ ports: found }));
  else for (const line of portLines(found)) console.log(line);
}

function portLines(found: readonly PortEntry[]): string[] {
  if (found.length === 0) return ['no board is plugged in; flopera plays on the emulator meanwhile'];
  const width = Math.max(...found.map(({ path }) => path.length));
  return found.map((port) => `${port.path.padEnd(width)}  ${plugText(port)}`);
}

function plugText({ usb, vendorId, productId, manufacturer }: PortEntry): string {
  const ids = vendorId === undefined ? 'not a USB port' : `${vendorId}:${productId ?? '????'}`;
  const state = usb?.kind === 'bootloader' ? ', in its bootloader' : '';
  return `${usb?.name ?? manufacturer ?? 'not a board flopera knows'}${state} (${ids})`;
}
