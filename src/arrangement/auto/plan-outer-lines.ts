/** The octaves of melody and bass: the bass is a melody in the mirror. */
import type { NoteRange } from '../../rig/note-range.ts';
import type { RigDrive } from '../../rig/types.ts';
import type { Candidate } from './candidates.ts';
import { planMelody } from './plan-melody.ts';

/** A bass should lie low; that it turns round is heard less than in a melody. */
const BASS_BREAK_COST = 0.1;

/** The pitch at which each note of the outer lines should sound. `candidates` are sorted by startUs. */
export function planOuterLines(
  candidates: readonly Candidate[],
  drives: readonly RigDrive[],
): Map<Candidate, number> {
  const plan = new Map<Candidate, number>();
  const sounding = soundingAtOnset(candidates);
  for (const part of new Set(candidates.map((candidate) => candidate.part))) {
    const line = part.split?.from;
    if (line !== 'melody' && line !== 'bass') continue;
    const notes = candidates.filter((candidate) => candidate.part === part);
    const own = drives.filter(({ id }) => part.drives.includes(id));
    const side = line === 'melody' ? 1 : -1;
    const planned = planMelody(
      notes.map((candidate) => ({
        wanted: { ...candidate.wanted, pitch: side * candidate.wanted.pitch },
        below: (sounding.get(candidate) ?? 1) - 1,
      })),
      own.map((drive) => rangeOn(side, drive)),
      drives.map((drive) => rangeOn(side, drive)),
      line === 'melody' ? 1 : BASS_BREAK_COST,
    );
    notes.forEach((candidate, index) =>
      plan.set(candidate, side * (planned[index] ?? candidate.wanted.pitch)),
    );
  }
  return plan;
}

/** Upside down, what lies below the melody lies above the bass. */
function rangeOn(side: 1 | -1, { lowNote, highNote }: NoteRange): NoteRange {
  return side === 1 ? { lowNote, highNote } : { lowNote: -highNote, highNote: -lowNote };
}

/** How many candidates sound when each begins, itself and what begins with it counted. */
function soundingAtOnset(candidates: readonly Candidate[]): Map<Candidate, number> {
  const endsUs = Float64Array.from(candidates, ({ wanted }) => wanted.endUs).sort();
  const counts = new Map<Candidate, number>();
  let begun = 0;
  let ended = 0;
  for (const candidate of candidates) {
    const { startUs } = candidate.wanted;
    while (begun < candidates.length && (candidates[begun]?.wanted.startUs ?? Infinity) <= startUs) begun++;
    while (ended < endsUs.length && (endsUs[ended] ?? Infinity) <= startUs) ended++;
    counts.set(candidate, begun - ended);
  }
  return counts;
}
