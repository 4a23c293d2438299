/** `flopera render`: writes WAV. */
import { Command } from 'commander';

export function renderCommand(): Command {
  return new Command('render');
}
