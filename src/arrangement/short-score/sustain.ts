/** Holds notes while the sustain pedal is down. */
import type { Score } from '../../score/types.ts';
import type { ShortScore } from './short-score.ts';

type Span = { startUs: number; endUs: number };

const KEYS = 128;

/**
 * The notes of `rows` (sorted by startUs) as the pedal lets them sound: a key released while the pedal is down sounds on
 * until the pedal comes up or the same key is struck again.
 */
export function sustain(
  wanted: ShortScore,
  rows: readonly number[],
  score: Pick<Score, 'pedals' | 'durationUs'>,
  tempo: number,
): ShortScore {
  const spans = pedalSpans(score, tempo);
  const { source, startUs } = wanted;
  const endUs = wanted.endUs.copy();
  const nextStrikeUs = new Map<number, number>();
  for (const row of rows.toReversed()) {
    const channel = source.channel.at(row);
    const key = channel * KEYS + source.note.at(row);
    const struckAgainUs = nextStrikeUs.get(key) ?? Infinity;
    nextStrikeUs.set(key, startUs.at(row));
    const ownEndUs = endUs.at(row);
    const heldUntilUs = spanAt(spans.get(channel) ?? [], ownEndUs)?.endUs ?? ownEndUs;
    endUs.set(row, Math.max(ownEndUs, Math.min(heldUntilUs, struckAgainUs)));
  }
  return { ...wanted, endUs };
}

/** When the pedal is down, for each channel, in times as played. */
function pedalSpans(
  { pedals, durationUs }: Pick<Score, 'pedals' | 'durationUs'>,
  tempo: number,
): Map<number, Span[]> {
  const spans = new Map<number, Span[]>();
  const downSince = new Map<number, number>();
  const close = (channel: number, endUs: number): void => {
    const startUs = downSince.get(channel);
    if (startUs === undefined) return;
    downSince.delete(channel);
    const own = spans.get(channel);
    if (own) own.push({ startUs, endUs });
    else spans.set(channel, [{ startUs, endUs }]);
  };
  for (const { atUs, channel, pedal, down } of pedals) {
    if (pedal !== 'sustain') continue;
    if (!down) close(channel, atUs / tempo);
    else if (!downSince.has(channel)) downSince.set(channel, atUs / tempo);
  }
  for (const channel of downSince.keys()) close(channel, durationUs / tempo);
  return spans;
}

/** The span (sorted, apart from each other) that covers `us`, by bisection. */
function spanAt(spans: readonly Span[], us: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.endUs ?? Infinity) <= us) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span && span.startUs <= us ? span : undefined;
}
