/** The arrangement that is meant where no file is given. */
import { drivesOf } from '../rig/drive-limits.ts';
import type { Rig, RigDrive } from '../rig/types.ts';
import { UserFileError } from '../rig/user-file-error.ts';
import { DEFAULT_GATE } from './parse-arrangement.ts';
import { lineNames } from './types.ts';
import type { ArrangementFile, Line, Part } from './types.ts';

/** What errors call an arrangement that no file holds. */
const NAME = 'default arrangement';

/** What automatic arranging is to use and to keep. */
export type DefaultOptions = {
  /** How many drives of the rig; all where absent. */
  drives?: number;
  /** Which lines; all where absent. */
  keep?: readonly Line[];
};

/** flopera arranges all pitched notes itself, over all drives; the bass is doubled where drives rest. Drums are dropped. */
export function defaultArrangement(rig: Rig, options: DefaultOptions = {}): ArrangementFile {
  const drives = someOf(drivesOf(rig), options.drives ?? Infinity);
  const parts = (options.keep ?? lineNames).map((line): Part => ({
    from: {},
    split: { from: line },
    drives,
    octave: 0,
    sustain: false,
    ...(line === 'bass' && { doubleOnIdle: true }),
  }));
  return {
    tempo: 1,
    transpose: 0,
    gate: DEFAULT_GATE,
    parts,
    errorAt: (_keys, factAndRemedy) => new UserFileError(NAME, 1, 1, factAndRemedy),
  };
}

/** `count` of the drives, spread evenly over their ranges from the highest to the lowest; ids in ascending order. */
function someOf(drives: readonly RigDrive[], count: number): number[] {
  const fromTop = drives.toSorted((a, b) => b.highNote - a.highNote || a.id - b.id);
  const last = Math.min(count, fromTop.length) - 1;
  const places = Array.from({ length: last + 1 }, (_, index) =>
    last === 0 ? 0 : Math.round((index * (fromTop.length - 1)) / last),
  );
  return places.flatMap((place) => fromTop[place]?.id ?? []).toSorted((a, b) => a - b);
}
