/** Puts right what can be put right, and takes back what would make anything worse. */
import { editArrangement } from './edit-arrangement.ts';
import { lintSources, type Linted, type Sources } from '../lint-sources.ts';
import { mendMidi } from './mend-midi.ts';
import type { ArrangementEdit, Finding } from '../types.ts';

/** One fix may uncover another; more rounds than this would be two fixes undoing each other. */
const ROUNDS_MAX = 10;

export type Fixed = {
  sources: Sources;
  /** What is left. */
  linted: Linted;
};

/**
 * @param isMidiToo whether the MIDI file may be written anew
 * @throws as `lintSources`
 */
export function fixSources(sources: Sources, isMidiToo: boolean): Fixed {
  let fixed: Fixed = { sources, linted: lintSources(sources) };
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const next = fixRound(fixed, isMidiToo);
    if (!next) break;
    fixed = next;
  }
  return fixed;
}

/** All fixes at once where that is good; else the first one that is. Undefined where there is nothing to do. */
function fixRound(fixed: Fixed, isMidiToo: boolean): Fixed | undefined {
  const editLists = fixed.linted.findings.flatMap(({ fix }) =>
    fix?.kind === 'arrangement' ? [fix.edits] : [],
  );
  const attempts = editLists.length > 1 ? [editLists.flat(), ...editLists] : editLists;
  const edited = attempts.map((edits) => () => withEdits(fixed.sources, edits));
  const isMidiWorn = isMidiToo && fixed.linted.findings.some(({ fix }) => fix?.kind === 'midi');
  const tries = isMidiWorn ? [...edited, () => withMendedMidi(fixed)] : edited;
  for (const attempt of tries) {
    const sources = attempt();
    if (!sources) continue;
    const linted = lintSources(sources);
    if (isBetter(linted.findings, fixed.linted.findings)) return { sources, linted };
  }
  return undefined;
}

function withEdits(sources: Sources, edits: readonly ArrangementEdit[]): Sources | undefined {
  const { arrangement } = sources;
  if (!arrangement) return undefined;
  const unique = [...new Map(edits.map((edit) => [JSON.stringify(edit.keys), edit])).values()];
  return { ...sources, arrangement: { ...arrangement, text: editArrangement(arrangement.text, unique) } };
}

function withMendedMidi({ sources, linted }: Fixed): Sources | undefined {
  try {
    return { ...sources, bytes: mendMidi(linted.song.file) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Fewer findings, and of no rule more than before. */
function isBetter(after: readonly Finding[], before: readonly Finding[]): boolean {
  const counts = new Map<string, number>();
  for (const { rule } of before) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  for (const { rule } of after) counts.set(rule, (counts.get(rule) ?? 0) - 1);
  return after.length < before.length && [...counts.values()].every((gone) => gone >= 0);
}
