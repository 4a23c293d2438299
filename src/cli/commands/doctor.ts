/** `flopera doctor`: tries board and drives one by one, asks what was seen, names what is wrong, writes rig.yaml. */
import { Command } from 'commander';
import { listPorts } from '../../link/node/list-ports.ts';
import { withDriveIds } from '../../rig/edit-rig.ts';
import { formatRig } from '../../rig/format-rig.ts';
import type { Rig, RigBoard, RigDrive } from '../../rig/types.ts';
import { diagnose, orderByPins, sightingOfSteps } from '../../setup/diagnosis.ts';
import type { DriveObservation } from '../../setup/diagnosis.ts';
import { examineDrives } from '../../setup/examine-drives.ts';
import { choose } from '../../setup/interview.ts';
import type { Interview } from '../../setup/interview.ts';
import { linkQuality } from '../../setup/link-quality.ts';
import { modemManagerAdvice } from '../../setup/node/port-grabbers.ts';
import { moveProgram } from '../../setup/test-programs.ts';
import { emulatedBoard } from '../rig/board-choice.ts';
import { exitCodes } from '../exit/exit-codes.ts';
import { RIG_HERE } from '../../userfile/file-names.ts';
import { portLines } from '../setup/port-lines.ts';
import { addRigOptions, rigOf } from '../options/rig-options.ts';
import type { RigOptions } from '../options/rig-options.ts';
import { openTerminalInterview } from '../setup/terminal-interview.ts';
import { readUserText, writeUserFile } from '../../userfile/node/files.ts';
import { isThere } from '../../userfile/node/read-sync.ts';
import { withPlayer } from '../rig/with-player.ts';
import type { PlayerInUse } from '../rig/with-player.ts';

export function doctorCommand(): Command {
  return addRigOptions(new Command('doctor')).action(doctor);
}

async function doctor(options: RigOptions): Promise<void> {
  const known = await withoutNewFile(options);
  const rig = await rigOf(known);
  const { board, ...asWritten } = known;
  const isEmulated = board !== undefined && emulatedBoard(board) !== undefined;
  for (const line of portLines(await listPorts())) console.log(line);
  const advice = await modemManagerAdvice();
  if (advice !== undefined) console.log(advice);

  await withPlayer(rig, { tell: console.log, faults: options.fault }, async (show) => {
    sayQuality(show);
    // Emulated drives are seen by flopera itself, so nobody has to sit before the terminal.
    const interview = openTerminalInterview(show.opened.emulated ? 'usual' : 'refuse');
    try {
      const observations: DriveObservation[][] = [];
      for (const board of rig.boards) observations.push(await examine(board, show, interview));
      const isFine = sayDiagnoses(observations.flat());
      // Trying doctor out on the emulator must not tie the rig to it.
      await writeRig(
        isEmulated ? await rigOf(asWritten) : rig,
        observations,
        options.rig ?? RIG_HERE,
        interview,
      );
      process.exitCode = isFine ? exitCodes.done : exitCodes.findings;
    } finally {
      interview.close();
    }
  });
}

/** A rig file that is not there yet is the one to be written, and nothing to read. */
async function withoutNewFile(options: RigOptions): Promise<RigOptions> {
  const { rig, ...others } = options;
  return rig === undefined || isThere(rig) ? options : others;
}

function sayQuality({ player, opened }: PlayerInUse): void {
  for (const [index, state] of player.state().boards.entries()) {
    const name = opened.boards[index]?.link.name ?? '';
    for (const line of linkQuality(state, name)) console.log(line);
  }
}

function examine(
  board: RigBoard,
  { player, opened }: PlayerInUse,
  interview: Interview,
): Promise<DriveObservation[]> {
  let stepsBefore = 0;
  return examineDrives(board, {
    interview,
    async tryDrive(drive: RigDrive) {
      stepsBefore = opened.stepsOf(drive.id) ?? 0;
      await player.play(moveProgram(drive));
    },
    watch({ id }) {
      const steps = opened.stepsOf(id);
      return steps === undefined ? undefined : sightingOfSteps(steps - stepsBefore);
    },
  });
}

/** Whether nothing was found. */
function sayDiagnoses(observations: readonly DriveObservation[]): boolean {
  const diagnoses = diagnose(observations);
  for (const { drive, fact, remedy } of diagnoses) console.log(`drive ${drive}: ${fact}; ${remedy}`);
  console.log(diagnoses.length === 0 ? 'every drive is fine' : 'run doctor again when that is mended');
  return diagnoses.length === 0;
}

/** Drives that only stand in each other's places are numbered by their pins, board by board. */
async function writeRig(
  rig: Rig,
  observations: readonly DriveObservation[][],
  path: string,
  interview: Interview,
): Promise<void> {
  const isRewritten = isThere(path);
  const before = isRewritten ? await readUserText(path) : formatRig(rig);
  const after = observations.reduce((text, observation, board) => {
    const ids = orderByPins(observation);
    return ids ? withDriveIds(text, path, board, ids) : text;
  }, before);
  if (isRewritten && after === before) return interview.say(`${path} stays as it is`);
  if ((await choose(interview, `Write ${path}?`, ['yes', 'no'], 0)) === 1) return;
  await writeUserFile(path, after);
  interview.say(`${path} written; what each drive plays well is found with: flopera sweep DRIVE`);
}
