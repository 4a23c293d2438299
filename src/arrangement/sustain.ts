/** Holds notes while the sustain pedal is down. */
import type { Score } from '../score/types.ts';
import type { WantedNote } from './wanted.ts';

type Span = { startUs: number; endUs: number };

/**
 * The notes (sorted by startUs) as the pedal lets them sound: a key released while the pedal is down sounds on until the
 * pedal comes up or the same key is struck again.
 */
export function sustain(notes: readonly WantedNote[], score: Score, tempo: number): WantedNote[] {
  const spans = pedalSpans(score, tempo);
  const nextStrikeUs = new Map<string, number>();
  return notes
    .toReversed()
    .map((note) => {
      const key = `${note.source.channel}:${note.source.note}`;
      const struckAgainUs = nextStrikeUs.get(key) ?? Infinity;
      nextStrikeUs.set(key, note.startUs);
      const heldUntilUs = spanAt(spans.get(note.source.channel) ?? [], note.endUs)?.endUs ?? note.endUs;
      return { ...note, endUs: Math.max(note.endUs, Math.min(heldUntilUs, struckAgainUs)) };
    })
    .toReversed();
}

/** When the pedal is down, for each channel, in times as played. */
function pedalSpans(score: Score, tempo: number): Map<number, Span[]> {
  const spans = new Map<number, Span[]>();
  const downSince = new Map<number, number>();
  const close = (channel: number, endUs: number): void => {
    const startUs = downSince.get(channel);
    if (startUs === undefined) return;
    downSince.delete(channel);
    spans.set(channel, [...(spans.get(channel) ?? []), { startUs, endUs }]);
  };
  for (const { atUs, channel, pedal, down } of score.pedals) {
    if (pedal !== 'sustain') continue;
    if (!down) close(channel, atUs / tempo);
    else if (!downSince.has(channel)) downSince.set(channel, atUs / tempo);
  }
  for (const channel of downSince.keys()) close(channel, score.durationUs / tempo);
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
