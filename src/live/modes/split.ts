/** Split: zones of the keyboard, each with drives and a mode of its own. */
import { isWithin } from '../../units/octave.ts';
import type { RigZone } from '../../rig/types.ts';
import type { ZoneModeName } from '../../rig/live-choices.ts';
import type { LiveOptions } from '../options.ts';
import type { LiveDrive, Mode, ModeMaker } from '../types.ts';
import { zonedMode } from './zones.ts';
import type { Zone } from './zones.ts';

const MIDDLE_C = 60;
const NOTE_MAX = 127;

/** Without zones the lower half of the drives plays below middle C. */
export function splitMode(
  drives: readonly LiveDrive[],
  options: LiveOptions,
  makerOf: (name: ZoneModeName) => ModeMaker,
): Mode {
  const zones = options.zones.length > 0 ? options.zones : halves(drives);
  return zonedMode(
    zones.map(({ drives: ids, mode, ...range }): Zone => {
      const places = ids
        .map((id) => drives.findIndex((drive) => drive.id === id))
        .filter((place) => place >= 0);
      const own = places.flatMap((place) => drives[place] ?? []);
      return {
        takes: ({ note }) => isWithin(note, range),
        places,
        mode: makerOf(mode)(own, options),
      };
    }),
  );
}

/** The lower drives below middle C, the others from it on; a single drive plays all. */
function halves(drives: readonly LiveDrive[]): RigZone[] {
  const rising = drives.toSorted((a, b) => a.lowNote - b.lowNote).map(({ id }) => id);
  const half = Math.ceil(rising.length / 2);
  const upper = rising.length > 1 ? rising.slice(half) : rising;
  return [
    { lowNote: 0, highNote: MIDDLE_C - 1, drives: rising.slice(0, half), mode: 'poly' },
    { lowNote: MIDDLE_C, highNote: NOTE_MAX, drives: upper, mode: 'poly' },
  ];
}
