/** `flopera ports`: what is plugged in, so that a user can name a port. */
import { Command } from 'commander';

export function portsCommand(): Command {
  return new Command('ports');
}
