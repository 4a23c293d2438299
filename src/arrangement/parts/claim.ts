/** Which notes a part takes from those that earlier parts left. */
import { belongsTo } from '../part-source.ts';
import { endOfOnset } from '../onsets.ts';
import type { Part, PartSource, Split } from '../types.ts';
import type { ShortScore } from '../short-score/short-score.ts';

const CHANNELS = 16;

/**
 * The rows (of those given, sorted by startUs) that the part takes, in the same order; a note without length is none.
 * @param isLeft whether no other part has taken a row
 */
export function claim(
  part: Part,
  wanted: ShortScore,
  rows: readonly number[],
  isLeft: (row: number) => boolean,
): number[] {
  const { source, startUs, endUs } = wanted;
  const belongs = createOwner(part.from, source);
  const pool: number[] = [];
  for (const row of rows) {
    if (endUs.at(row) > startUs.at(row) && isLeft(row) && belongs(row)) pool.push(row);
  }
  if (part.drums) return pool.filter((row) => part.drums?.has(source.note.at(row)));
  return part.split && 'voices' in part.split ? claimExtremes(part.split, wanted, pool) : pool;
}

/** `belongsTo` for the rows of a table, of which most ask for a channel alone. */
function createOwner(
  from: PartSource,
  { channel, track, note }: ShortScore['source'],
): (row: number) => boolean {
  const isOwn = Uint8Array.from({ length: CHANNELS + 1 }, (_, own) =>
    Number(
      belongsTo({ ...(from.channels && { channels: from.channels }) }, { channel: own, track: 0, note: 0 }),
    ),
  );
  const isOfChannel = (row: number): boolean => isOwn[channel.at(row)] === 1;
  if (!from.tracks && !from.range) return isOfChannel;
  return (row) =>
    isOfChannel(row) &&
    belongsTo(from, { channel: channel.at(row), track: track.at(row), note: note.at(row) });
}

/**
 * At each onset the highest (lowest) notes that sound then, as many as there are voices. A note that began earlier
 * keeps its part: it is not taken now, but it still counts as sounding.
 */
function claimExtremes(
  split: Extract<Split, { voices: number }>,
  wanted: ShortScore,
  pool: readonly number[],
): number[] {
  const { startUs, endUs, pitch } = wanted;
  const outwards = split.from === 'top' ? 1 : -1;
  const outermostFirst = (a: number, b: number): number =>
    outwards * (pitch.at(b) - pitch.at(a)) || endUs.at(b) - endUs.at(a);
  const claimed: number[] = [];
  let sounding: number[] = [];
  for (let from = 0; from < pool.length;) {
    const to = endOfOnset(wanted.startUs, pool, from);
    const nowUs = startUs.at(pool[from] ?? 0);
    sounding = sounding.filter((row) => endUs.at(row) > nowUs);
    const group = pool.slice(from, to);
    sounding.push(...group);
    const outer = withoutUnisons(sounding.toSorted(outermostFirst), pitch).slice(0, split.voices);
    for (const row of group) if (outer.includes(row)) claimed.push(row);
    from = to;
  }
  return claimed;
}

/** One note of each pitch: of two in unison the first, which is the longer. */
function withoutUnisons(ranked: readonly number[], pitch: ShortScore['pitch']): number[] {
  return ranked.filter((row, index) => index === 0 || pitch.at(ranked[index - 1] ?? 0) !== pitch.at(row));
}
