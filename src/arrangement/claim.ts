/** Which notes a part takes from those that earlier parts left. */
import type { Part, PartSource, Split } from './types.ts';
import { onsets } from './wanted.ts';
import type { WantedNote } from './wanted.ts';

/** The General MIDI percussion channel: drums, never tones, unless a part asks for it by number. */
export const PERCUSSION_CHANNEL = 10;

/** The notes of `left` (sorted by startUs) that the part takes, in the same order. */
export function claim(part: Part, left: readonly WantedNote[]): WantedNote[] {
  const pool = left.filter(({ source }) => belongsTo(part.from, source));
  if (part.drums) return pool.filter(({ source }) => part.drums?.has(source.note));
  return part.split && 'voices' in part.split ? claimExtremes(part.split, pool) : pool;
}

/** Whether a note of the score is among those a part may take. */
export function belongsTo(from: PartSource, { channel, track, note }: WantedNote['source']): boolean {
  if (from.channels ? !from.channels.includes(channel) : channel === PERCUSSION_CHANNEL) return false;
  if (from.tracks && !from.tracks.includes(track)) return false;
  return !from.range || (note >= from.range.lowNote && note <= from.range.highNote);
}

/**
 * At each onset the highest (lowest) notes that sound then, as many as there are voices. A note that began earlier
 * keeps its part: it is not taken now, but it still counts as sounding.
 */
function claimExtremes(split: Extract<Split, { voices: number }>, pool: readonly WantedNote[]): WantedNote[] {
  const outermostFirst = split.from === 'top' ? 1 : -1;
  const claimed: WantedNote[] = [];
  let sounding: WantedNote[] = [];
  for (const group of onsets(pool)) {
    const nowUs = group[0]?.startUs ?? 0;
    sounding = sounding.filter(({ endUs }) => endUs > nowUs);
    const ranked = [...sounding, ...group].toSorted(
      (a, b) => outermostFirst * (b.pitch - a.pitch) || b.endUs - a.endUs,
    );
    const outer = new Set(withoutUnisons(ranked).slice(0, split.voices));
    claimed.push(...group.filter((note) => outer.has(note)));
    sounding.push(...group);
  }
  return claimed;
}

/** One note of each pitch: of two in unison the first, which is the longer. */
function withoutUnisons(ranked: readonly WantedNote[]): WantedNote[] {
  return ranked.filter((note, index) => ranked[index - 1]?.pitch !== note.pitch);
}
