/** `flopera soundcheck`: every drive in turn, then all together, before the audience comes. */
import { Command } from 'commander';
import { drivesOf } from '../../rig/drive-limits.ts';
import { soundcheckProgram } from '../../setup/test-programs.ts';
import { playTest } from '../setup/play-test.ts';
import { addRigOptions, rigOf } from '../options/rig-options.ts';
import type { RigOptions } from '../options/rig-options.ts';
import { withPlayer } from '../rig/with-player.ts';

export function soundcheckCommand(): Command {
  return addRigOptions(new Command('soundcheck')).action(soundcheck);
}

async function soundcheck(options: RigOptions): Promise<void> {
  const rig = await rigOf(options);
  await withPlayer(rig, { tell: console.log, faults: options.fault }, (show) =>
    playTest(show, soundcheckProgram(drivesOf(rig)), console.log),
  );
}
