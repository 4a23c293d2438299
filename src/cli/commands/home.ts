/** `flopera home`: every head to track 0, as before a performance or before the drives are put away. */
import { Command } from 'commander';
import { drivesOf } from '../../rig/drive-limits.ts';
import { addRigOptions, rigOf } from '../options/rig-options.ts';
import type { RigOptions } from '../options/rig-options.ts';
import { withPlayer } from '../rig/with-player.ts';

export function homeCommand(): Command {
  return addRigOptions(new Command('home')).action(home);
}

async function home(options: RigOptions): Promise<void> {
  const rig = await rigOf(options);
  // Connecting to a board homes its drives: nothing may move before it is known where the heads are.
  await withPlayer(rig, { tell: console.log, faults: options.fault }, async () => {
    console.log(
      `at track 0: drives ${drivesOf(rig)
        .map(({ id }) => id)
        .join(', ')}`,
    );
  });
}
