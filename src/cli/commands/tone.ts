/** `flopera tone`: one note on one drive, the first thing to try when something is silent. */
import { Command } from 'commander';
import { toneProgram } from '../../setup/test-programs.ts';
import { widenDrive } from '../../setup/widen-drive.ts';
import { numberBetween } from '../options/option-values.ts';
import { parseNote } from '../options/note-argument.ts';
import { playTest } from '../setup/play-test.ts';
import { addRigOptions, driveOf, rigOf } from '../options/rig-options.ts';
import type { RigOptions } from '../options/rig-options.ts';
import { withPlayer } from '../rig/with-player.ts';

type ToneOptions = RigOptions & { seconds: number };

export function toneCommand(): Command {
  const command = new Command('tone')
    .argument('<drive>', 'the drive, by its id in the rig')
    .argument('<note>', 'its name or MIDI number: A3 or 57')
    .option('--seconds <seconds>', 'how long', numberBetween(0.05, 600), 2);
  return addRigOptions(command).action(tone);
}

async function tone(driveText: string, noteText: string, options: ToneOptions): Promise<void> {
  const rig = await rigOf(options);
  const { id } = driveOf(rig, driveText);
  const note = parseNote(noteText);
  const opening = { tell: console.log, faults: options.fault };
  await withPlayer(widenDrive(rig, id, note, note), opening, (show) =>
    playTest(show, toneProgram(id, note, options.seconds * 1e6), console.log),
  );
}
