/** Holds notes while the sustain pedal is down. */
import { firstAfter } from '../../table/bisect.ts';
import type { Score } from '../../score/types.ts';
import type { VoiceTable } from '../voice-table.ts';

type Span = { startUs: number; endUs: number };

const KEYS = 128;

/**
 * The short score with `rows` (sorted by startUs) as the pedal lets them sound: a key released while the pedal is down
 * sounds on until the pedal comes up or the same key is struck again.
 */
export function sustain(
  short: VoiceTable,
  rows: readonly number[],
  { notes, pedals, durationUs }: Pick<Score, 'notes' | 'pedals' | 'durationUs'>,
  tempo: number,
): VoiceTable {
  const spans = pedalSpans({ pedals, durationUs }, tempo);
  const endUs = short.endUs.copy();
  const nextStrikeUs = new Map<number, number>();
  for (const row of rows.toReversed()) {
    const channel = notes.channel.at(row);
    const key = channel * KEYS + notes.note.at(row);
    const struckAgainUs = nextStrikeUs.get(key) ?? Infinity;
    nextStrikeUs.set(key, short.startUs.at(row));
    const ownEndUs = endUs.at(row);
    const heldUntilUs = spanAt(spans.get(channel) ?? [], ownEndUs)?.endUs ?? ownEndUs;
    endUs.set(row, Math.max(ownEndUs, Math.min(heldUntilUs, struckAgainUs)));
  }
  return short.with({ endUs });
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

/** The span (sorted, apart from each other) that covers `us`. */
function spanAt(spans: readonly Span[], us: number): Span | undefined {
  const span = spans[firstAfter(spans, us, ({ endUs }) => endUs)];
  return span && span.startUs <= us ? span : undefined;
}
