/** The octaves of melody and bass: the bass is a melody in the mirror. */
import type { NoteRange } from '../../rig/note-range.ts';
import type { RigDrive } from '../../rig/types.ts';
import { Column } from '../../table/column.ts';
import { createTable } from '../../table/table.ts';
import type { Part } from '../types.ts';
import type { CandidateTable } from './candidates.ts';
import { lineColumns, planMelody, type LineTable } from './plan-melody.ts';

/** A bass should lie low; that it turns round is heard less than in a melody. */
const BASS_BREAK_COST = 0.1;

/** The pitch at which each candidate of an outer line should sound; what stands in `planned` for the others. */
export function planOuterLines(
  candidates: CandidateTable,
  parts: readonly Part[],
  drives: readonly RigDrive[],
): Column {
  const plan = candidates.planned.copy();
  const sounding = soundingAtOnset(candidates);
  parts.forEach((part, place) => {
    const line = part.split?.from;
    if (line !== 'melody' && line !== 'bass') return;
    const own = drives.filter(({ id }) => part.drives.includes(id));
    const side = line === 'melody' ? 1 : -1;
    const members = membersOf(candidates, place);
    const planned = planMelody(
      lineOf(candidates, members, sounding, side),
      own.map((drive) => rangeOn(side, drive)),
      drives.map((drive) => rangeOn(side, drive)),
      line === 'melody' ? 1 : BASS_BREAK_COST,
    );
    members.forEach((candidate, index) => {
      plan.set(candidate, side * (planned[index] ?? 0));
    });
  });
  return plan;
}

function membersOf({ part, length }: CandidateTable, place: number): number[] {
  const members: number[] = [];
  for (let candidate = 0; candidate < length; candidate += 1)
    if (part.at(candidate) === place) members.push(candidate);
  return members;
}

/** Upside down for the bass: what lies above it lies below it in the mirror. */
function lineOf(
  candidates: CandidateTable,
  members: readonly number[],
  sounding: Column,
  side: 1 | -1,
): LineTable {
  const { startUs, endUs, pitch } = candidates.pick(members);
  return createTable(lineColumns).with({
    startUs,
    endUs,
    pitch: pitch.map((own) => side * own),
    below: sounding.pick(members).map((count) => count - 1),
  });
}

function rangeOn(side: 1 | -1, { lowNote, highNote }: NoteRange): NoteRange {
  return side === 1 ? { lowNote, highNote } : { lowNote: -highNote, highNote: -lowNote };
}

/** How many candidates sound when each begins, itself and what begins with it counted. */
function soundingAtOnset({ startUs, endUs, length }: CandidateTable): Column {
  const endsUs = Float64Array.from(endUs.toArray()).sort();
  let begun = 0;
  let ended = 0;
  return startUs.map((nowUs) => {
    while (begun < length && startUs.at(begun) <= nowUs) begun++;
    while (ended < endsUs.length && (endsUs[ended] ?? Infinity) <= nowUs) ended++;
    return begun - ended;
  });
}
