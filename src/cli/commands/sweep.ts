/** `flopera sweep`: every note on one drive, to find by ear which it plays well, and to write that down. */
import { Command } from 'commander';
import { withDriveRange } from '../../rig/edit-rig.ts';
import { formatRig } from '../../rig/format-rig.ts';
import { encodeRange } from '../../rig/note-range.ts';
import type { RigDrive } from '../../rig/types.ts';
import { askFor, choose } from '../../setup/interview.ts';
import type { Interview } from '../../setup/interview.ts';
import { sweepProgram } from '../../setup/test-programs.ts';
import { widenDrive } from '../../setup/widen-drive.ts';
import { nameToNote, noteToName } from '../../units/note-name.ts';
import { numberBetween } from '../options/option-values.ts';
import { RIG_HERE } from '../../userfile/file-names.ts';
import { parseNote } from '../options/note-argument.ts';
import { playTest } from '../setup/play-test.ts';
import { addRigOptions, driveOf, rigOf } from '../options/rig-options.ts';
import type { RigOptions } from '../options/rig-options.ts';
import { openTerminalInterview } from '../setup/terminal-interview.ts';
import { readUserText, writeUserFile } from '../../userfile/node/files.ts';
import { isThere } from '../../userfile/node/read-sync.ts';
import { withPlayer } from '../rig/with-player.ts';

type SweepOptions = RigOptions & { from: string; to: string; seconds: number };

export function sweepCommand(): Command {
  const command = new Command('sweep')
    .argument('<drive>', 'the drive, by its id in the rig')
    .option('--from <note>', 'the first note', 'C1')
    .option('--to <note>', 'the last note', 'B4')
    .option('--seconds <seconds>', 'how long each note sounds', numberBetween(0.1, 10), 0.4);
  return addRigOptions(command).action(sweep);
}

async function sweep(driveText: string, options: SweepOptions): Promise<void> {
  const rig = await rigOf(options);
  const drive = driveOf(rig, driveText);
  const [low, high] = [parseNote(options.from), parseNote(options.to)].toSorted((a, b) => a - b);
  const program = sweepProgram(drive.id, low ?? 0, high ?? 0, options.seconds * 1e6);
  const interview = openTerminalInterview();
  try {
    const opening = { tell: console.log, faults: options.fault };
    await withPlayer(widenDrive(rig, drive.id, low ?? 0, high ?? 0), opening, async (show) => {
      do await playTest(show, program, console.log);
      while ((await choose(interview, 'Did you hear enough?', ['yes', 'no, once more'], 0)) === 1);
    });
    const range = await askRange(interview, drive);
    const path = options.rig ?? RIG_HERE;
    const text = isThere(path) ? await readUserText(path) : formatRig(rig);
    await writeUserFile(path, withDriveRange(text, path, drive.id, range));
    console.log(`${path} written: drive ${drive.id} plays ${encodeRange(range)}`);
  } finally {
    interview.close();
  }
}

/** An octave at least, or some notes of a song could not be folded into it. */
async function askRange(
  interview: Interview,
  { lowNote, highNote }: RigDrive,
): Promise<{ lowNote: number; highNote: number }> {
  const low = await askFor(interview, 'Lowest note that sounded well', noteToName(lowNote), nameToNote);
  const usualHigh = noteToName(Math.max(highNote, low + 11));
  const high = await askFor(interview, 'Highest note that sounded well', usualHigh, (text) => {
    const note = nameToNote(text);
    return note !== undefined && note >= low + 11 ? note : undefined;
  });
  return { lowNote: low, highNote: high };
}
