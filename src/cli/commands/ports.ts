/** `flopera ports`: what is plugged in, so that a user can name a port. */
import { Command } from 'commander';
import { listPorts } from '../../link/node/list-ports.ts';
import { portLines } from '../setup/port-lines.ts';

export function portsCommand(): Command {
  return new Command('ports').option('--json', 'tell them as JSON').action(ports);
}

async function ports({ json }: { json?: boolean }): Promise<void> {
  const found = await listPorts();
  if (json) console.log(JSON.stringify({ ports: found }));
  else for (const line of portLines(found)) console.log(line);
}
