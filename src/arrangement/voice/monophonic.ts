/** Makes what is placed on one drive playable: one sound at a time. */
import { Column } from '../../table/column.ts';
import { isTone, type VoiceTable } from '../voice-table.ts';

/** Notes shorter than this are not heard as one; what cuts a note so early stands in its place. */
export const NOTE_US_MIN = 10_000;

/** What sounds of a note: its index in a voice, and from when to when. */
type Span = { index: number; startUs: number; endUs: number };

/**
 * A newer note ends an older one; a burst only interrupts it. Notes left too short to be heard are taken out.
 * Sorted by startUs.
 * @param short the short score, which tells how long a note should last
 */
export function monophonic(voice: VoiceTable, short: VoiceTable): VoiceTable {
  if (hasBursts(voice)) return aroundBursts(voice, short);
  const sorted: VoiceTable = voice.sortedBy('startUs');
  if (isMonophonic(sorted, short)) return sorted;
  const { startUs, endUs, length } = sorted;
  const cut = sorted.with({
    endUs: endUs.map((us, index) => (index + 1 < length ? Math.min(us, startUs.at(index + 1)) : us)),
  });
  return cut.pick(
    indicesOf(cut).filter((index) => isHeard(cut, index, cut.startUs.at(index), cut.endUs.at(index), short)),
  );
}

function hasBursts(voice: VoiceTable): boolean {
  for (let index = 0; index < voice.length; index += 1) if (!isTone(voice, index)) return true;
  return false;
}

function isMonophonic(sorted: VoiceTable, short: VoiceTable): boolean {
  const { startUs, endUs, length } = sorted;
  for (let index = 0; index < length; index += 1) {
    const [fromUs, toUs] = [startUs.at(index), endUs.at(index)];
    if (index + 1 < length && startUs.at(index + 1) < toUs) return false;
    if (toUs - fromUs < NOTE_US_MIN && !isHeard(sorted, index, fromUs, toUs, short)) return false;
  }
  return true;
}

function aroundBursts(voice: VoiceTable, short: VoiceTable): VoiceTable {
  const spans = indicesOf(voice).map((index) => spanAt(voice, index));
  const bursts = cutByNewer(spans.filter(({ index }) => !isTone(voice, index)).toSorted(byLength));
  const tones = cutByNewer(spans.filter(({ index }) => isTone(voice, index)));
  const heard = [...bursts, ...between(tones, bursts)].filter(({ index, startUs, endUs }) =>
    isHeard(voice, index, startUs, endUs, short),
  );
  const around = voice.pick(heard.map(({ index }) => index)).with({
    startUs: Column.of(heard.map(({ startUs }) => startUs)),
    endUs: Column.of(heard.map(({ endUs }) => endUs)),
  });
  return around.sortedBy('startUs');
}

function indicesOf({ length }: VoiceTable): number[] {
  return Array.from({ length }, (_, index) => index);
}

function spanAt({ startUs, endUs }: VoiceTable, index: number): Span {
  return { index, startUs: startUs.at(index), endUs: endUs.at(index) };
}

/** Of drums struck together the longest burst is heard, so it comes last. */
function byLength(a: Span, b: Span): number {
  return a.endUs - a.startUs - (b.endUs - b.startUs);
}

function cutByNewer(spans: readonly Span[]): Span[] {
  const sorted = spans.toSorted((a, b) => a.startUs - b.startUs);
  return sorted.map((span, place) => ({
    ...span,
    endUs: Math.min(span.endUs, sorted[place + 1]?.startUs ?? Infinity),
  }));
}

/** The tones without the times of the bursts; both sorted, each without overlaps. */
function between(tones: readonly Span[], bursts: readonly Span[]): Span[] {
  const left: Span[] = [];
  let first = 0;
  for (const tone of tones) {
    while ((bursts[first]?.endUs ?? Infinity) <= tone.startUs) first++;
    let startUs = tone.startUs;
    let next = first;
    for (let burst = bursts[next]; burst && burst.startUs < tone.endUs; burst = bursts[++next]) {
      left.push({ ...tone, startUs, endUs: burst.startUs });
      startUs = burst.endUs;
    }
    left.push({ ...tone, startUs });
  }
  return left;
}

function isHeard(
  voice: VoiceTable,
  index: number,
  startUs: number,
  endUs: number,
  short: VoiceTable,
): boolean {
  if (endUs <= startUs) return false;
  const row = voice.row.at(index);
  const lengthUs = short.endUs.at(row) - short.startUs.at(row);
  return !isTone(voice, index) || endUs - startUs >= Math.min(NOTE_US_MIN, lengthUs);
}
