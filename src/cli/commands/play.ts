/** `flopera play`: plays songs. */
import { Command } from 'commander';

export function playCommand(): Command {
  return new Command('play');
}
