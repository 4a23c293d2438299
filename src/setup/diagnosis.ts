/** From what was seen of a drive to what is wrong with its wires, as people who help others with rigs conclude it. */
import { pinsOf } from '../board/pins.ts';

/** What can be seen and heard of a drive that was told to move and to hum; listed as it is offered to the user. */
export const SIGHTINGS = {
  fine: 'its head moved, and it hummed',
  clicks: 'it only clicked, once or twice',
  dark: 'nothing moved, and its light stayed dark',
  still: 'nothing moved, though its light was on',
  weak: 'it moved weakly or stuttered, or the light dimmed',
  other: 'another drive moved',
} as const;

export type Sighting = keyof typeof SIGHTINGS;

/** Steps of a drive on the wrong wire: one whenever DIR changes, which is at most twice a note. */
const CLICKS_MAX = 8;

/** What a drive that tried so many steps looked like: for emulated drives, whose steps are counted. */
export function sightingOfSteps(steps: number): Sighting {
  if (steps === 0) return 'still';
  return steps <= CLICKS_MAX ? 'clicks' : 'fine';
}

/** What a user saw of the drive at one place on a board. `otherDrive` is the id of the drive that moved instead. */
export type DriveObservation = { drive: number; place: number; sighting: Sighting; otherDrive?: number };

export type Diagnosis = { drive: number; fact: string; remedy: string };

/** What is wrong, drive by drive; drives that are fine are not named. */
export function diagnose(observations: readonly DriveObservation[]): Diagnosis[] {
  return observations.flatMap((observation) => {
    const diagnosis = diagnoseOne(observation, observations);
    return diagnosis ? [{ drive: observation.drive, ...diagnosis }] : [];
  });
}

/**
 * Where drives only stand in each other's places, the ids in the order of the pins they really hang on, so that the rig
 * file can be put right instead of the wires. Undefined where that would not be the whole truth.
 */
export function orderByPins(observations: readonly DriveObservation[]): number[] | undefined {
  const seen = observations.map(({ drive, sighting, otherDrive }) =>
    sighting === 'other' ? otherDrive : drive,
  );
  const ids = seen.filter((id) => id !== undefined);
  const isPermutation =
    new Set(ids).size === observations.length && observations.every(({ drive }) => ids.includes(drive));
  const isChanged = observations.some(({ sighting }) => sighting === 'other');
  return isPermutation && isChanged ? ids : undefined;
}

function diagnoseOne(
  { place, sighting, otherDrive }: DriveObservation,
  observations: readonly DriveObservation[],
): Omit<Diagnosis, 'drive'> | undefined {
  const { step, dir } = pinsOf(place);
  switch (sighting) {
    case 'fine':
      return undefined;
    case 'clicks':
      return {
        fact: 'its STEP and DIR wires are swapped',
        remedy: `swap the wires at ${step} and ${dir}; STEP (drive pin 20) belongs to ${step}`,
      };
    case 'dark':
      return {
        fact: 'it is not selected, or has no power',
        remedy: 'ground its select line (pin 12, or pin 14 behind the twist of the cable) and check its 5 V',
      };
    case 'still':
      return {
        fact: everyDriveIs('still', observations)
          ? 'no drive gets steps: the grounds of board and supply are not joined'
          : 'its STEP wire is dead',
        remedy: everyDriveIs('still', observations)
          ? "join the board's GND with the supply's and the drives' (any odd pin)"
          : `check the wire from ${step} to pin 20 and the ground beside it`,
      };
    case 'weak':
      return {
        fact: 'its supply is too weak',
        remedy: 'give it 5 V of its own through short, thick wires: a drive draws up to 0.5 A while stepping',
      };
    case 'other':
      return {
        fact: `drive ${otherDrive ?? '?'} hangs on its pins`,
        remedy: `move its wires to ${step} and ${dir}, or number the drives in rig.yaml by their pins`,
      };
  }
}

function everyDriveIs(sighting: Sighting, observations: readonly DriveObservation[]): boolean {
  return observations.length > 1 && observations.every((observation) => observation.sighting === sighting);
}
