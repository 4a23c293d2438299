/** Goes through the drives of a board one by one: moves each, and asks what was seen. */
import type { RigBoard, RigDrive } from '../rig/types.ts';
import { SIGHTINGS } from './diagnosis.ts';
import type { DriveObservation, Sighting } from './diagnosis.ts';
import { askFor, choose } from './interview.ts';
import type { Interview } from './interview.ts';

export type Examination = {
  interview: Interview;
  /** Moves the drive and lets it hum. */
  tryDrive: (drive: RigDrive) => Promise<void>;
  /** What flopera itself has seen, where the drive is emulated: it is offered as the usual answer. */
  watch?: (drive: RigDrive) => Sighting | undefined;
};

const NAMES = Object.keys(SIGHTINGS) as Sighting[];
const OPTIONS = [...Object.values(SIGHTINGS), 'I missed it: move it again'];
const AGAIN = OPTIONS.length - 1;

/** One observation for each drive of the board, in the order of their pins. */
export async function examineDrives(board: RigBoard, examination: Examination): Promise<DriveObservation[]> {
  const ids = board.drives.map(({ id }) => id);
  const observations: DriveObservation[] = [];
  for (const [index, drive] of board.drives.entries()) {
    const sighting = await examineDrive(drive, examination);
    const observation: DriveObservation = { drive: drive.id, place: index + 1, sighting };
    if (sighting === 'other') observation.otherDrive = await askOther(drive.id, ids, examination.interview);
    observations.push(observation);
  }
  return observations;
}

async function examineDrive(drive: RigDrive, { interview, tryDrive, watch }: Examination): Promise<Sighting> {
  for (;;) {
    interview.say(`drive ${drive.id} now moves its head half its way, then hums`);
    await tryDrive(drive);
    const seen = watch?.(drive);
    const usual = seen && NAMES.indexOf(seen);
    const chosen = await choose(interview, `What did drive ${drive.id} do?`, OPTIONS, usual);
    const name = NAMES[chosen];
    if (chosen !== AGAIN && name) return name;
  }
}

async function askOther(drive: number, ids: readonly number[], interview: Interview): Promise<number> {
  const others = ids.filter((id) => id !== drive);
  const read = (text: string): number | undefined => others.find((id) => String(id) === text);
  return askFor(interview, 'Which one moved?', String(others[0] ?? drive), read);
}
