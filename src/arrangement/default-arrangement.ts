/** The arrangement that is meant where no file is given. */
import { drivesOf } from '../rig/drive-limits.ts';
import type { Rig } from '../rig/types.ts';
import { UserFileError } from '../rig/user-file-error.ts';
import type { Score } from '../score/types.ts';
import { DEFAULT_GATE } from './parse-arrangement.ts';
import type { ArrangementFile, Part } from './types.ts';

/** What errors call an arrangement that no file holds. */
const NAME = 'default arrangement';

/** The top note on the highest drive, the bottom on the lowest, the rest between them. */
export function defaultArrangement(_score: Score, rig: Rig): ArrangementFile {
  const fromTop = drivesOf(rig)
    .toSorted((a, b) => b.highNote - a.highNote || a.id - b.id)
    .map(({ id }) => id);
  const [highest, ...others] = fromTop;
  const lowest = others.pop();
  const parts: Part[] = [];
  const add = (split: Part['split'], drives: number[]): void => {
    parts.push({ from: {}, drives, octave: 0, sustain: false, ...(split && { split }) });
  };
  if (highest !== undefined) add({ from: 'top', voices: 1 }, [highest]);
  if (lowest !== undefined) add({ from: 'bottom', voices: 1 }, [lowest]);
  if (others.length > 0) add({ from: 'rest' }, others);
  return {
    tempo: 1,
    transpose: 0,
    gate: DEFAULT_GATE,
    parts,
    errorAt: (_keys, factAndRemedy) => new UserFileError(NAME, 1, 1, factAndRemedy),
  };
}
