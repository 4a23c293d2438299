/** Which notes a part takes from those that earlier parts left. */
import type { NoteTable } from '../../score/note-table.ts';
import { onsets } from '../onsets.ts';
import { ownerOf } from '../part-source.ts';
import type { Part, Split } from '../types.ts';
import type { VoiceTable } from '../voice-table.ts';

/**
 * The rows (of those given, sorted by startUs) that the part takes, in the same order; a note without length is none.
 * @param notes the score of which `short` is the short score
 * @param isLeft whether no other part has taken a row
 */
export function claim(
  part: Part,
  short: VoiceTable,
  notes: NoteTable,
  rows: readonly number[],
  isLeft: (row: number) => boolean,
): number[] {
  const { startUs, endUs } = short;
  const belongs = ownerOf(part.from, notes);
  const pool: number[] = [];
  for (const row of rows) {
    if (endUs.at(row) > startUs.at(row) && isLeft(row) && belongs(row)) pool.push(row);
  }
  if (part.drums) return pool.filter((row) => part.drums?.has(notes.note.at(row)));
  return part.split && 'voices' in part.split ? claimExtremes(part.split, short, pool) : pool;
}

/**
 * At each onset the highest (lowest) notes that sound then, as many as there are voices. A note that began earlier
 * keeps its part: it is not taken now, but it still counts as sounding.
 */
function claimExtremes(
  split: Extract<Split, { voices: number }>,
  { startUs, endUs, pitch }: VoiceTable,
  pool: readonly number[],
): number[] {
  const outwards = split.from === 'top' ? 1 : -1;
  const outermostFirst = (a: number, b: number): number =>
    outwards * (pitch.at(b) - pitch.at(a)) || endUs.at(b) - endUs.at(a);
  const claimed: number[] = [];
  let sounding: number[] = [];
  for (const group of onsets(startUs, pool)) {
    const nowUs = startUs.at(group[0] ?? 0);
    sounding = sounding.filter((row) => endUs.at(row) > nowUs);
    sounding.push(...group);
    const outer = withoutUnisons(sounding.toSorted(outermostFirst), pitch).slice(0, split.voices);
    for (const row of group) if (outer.includes(row)) claimed.push(row);
  }
  return claimed;
}

/** One note of each pitch: of two in unison the first, which is the longer. */
function withoutUnisons(ranked: readonly number[], pitch: VoiceTable['pitch']): number[] {
  return ranked.filter((row, index) => index === 0 || pitch.at(ranked[index - 1] ?? 0) !== pitch.at(row));
}
