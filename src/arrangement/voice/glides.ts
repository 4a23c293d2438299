/** Portamento: which notes begin at another pitch, and how they glide to their own. */
import { onsets } from '../onsets.ts';
import type { Score } from '../../score/types.ts';
import type { NoteTable } from '../../score/note-table.ts';
import type { PortamentoPoint } from '../../score/types.ts';
import type { VoiceBend } from '../arranged.ts';

/** From `fromCents` off the note at its onset, in a straight line, to the note `lastsUs` later (time as played). */
export type Glide = { fromCents: number; lastsUs: number };

const CENTS_PER_SEMITONE = 100;
/** A drive's line carries 50 bends a second. */
const STEP_US = 20_000;

/** The notes of the score that glide, by row; a chord glides from the last note of the chord before it. */
export function glidesOf(score: Score): Map<number, Glide> {
  const glides = new Map<number, Glide>();
  const points = score.portamento ?? [];
  for (const channel of new Set(points.map((point) => point.channel))) {
    const own = points.filter((point) => point.channel === channel);
    for (const [row, glide] of glidesOfChannel(score.notes, rowsOfChannel(score.notes, channel), own))
      glides.set(row, glide);
  }
  return glides;
}

/**
 * The bends (sorted) of what sounds of a note from `startUs` to `endUs`, with the glide added. The glide began with the
 * note at `onsetUs`, and ends with it at the latest.
 */
export function withGlide(
  bends: readonly VoiceBend[],
  { fromCents, lastsUs }: Glide,
  onsetUs: number,
  startUs: number,
  endUs: number,
): VoiceBend[] {
  const arrivesUs = Math.min(onsetUs + lastsUs, endUs);
  const leftUs = arrivesUs - startUs;
  if (leftUs <= 0) return [...bends];
  const steps = Math.max(1, Math.floor(leftUs / STEP_US));
  const glideTimes = Array.from({ length: steps }, (_, step) => startUs + (leftUs * step) / steps);
  if (arrivesUs < endUs) glideTimes.push(arrivesUs);
  const times = new Set([...glideTimes, ...bends.map(({ atUs }) => atUs)]);
  let next = 0;
  let bentCents = 0;
  return [...times]
    .toSorted((a, b) => a - b)
    .map((atUs) => {
      for (let bend = bends[next]; bend && bend.atUs <= atUs; bend = bends[++next]) bentCents = bend.cents;
      const share = Math.max(0, arrivesUs - atUs) / (arrivesUs - onsetUs);
      return { atUs, cents: bentCents + fromCents * share };
    });
}

function rowsOfChannel({ channel }: NoteTable, own: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < channel.length; row += 1) if (channel.at(row) === own) rows.push(row);
  return rows;
}

function* glidesOfChannel(
  { startUs, note }: NoteTable,
  rows: readonly number[],
  points: readonly PortamentoPoint[],
): Generator<[number, Glide]> {
  let next = 0;
  let standing: PortamentoPoint | undefined;
  let fromNote: number | undefined;
  for (const chord of onsets(startUs, rows)) {
    for (const row of chord) {
      for (let point = points[next]; point && point.atUs <= startUs.at(row); point = points[++next]) {
        standing = point;
        fromNote = point.fromNote ?? fromNote;
      }
      const fromCents = ((fromNote ?? note.at(row)) - note.at(row)) * CENTS_PER_SEMITONE;
      if (!standing?.isOn || standing.glideUs === 0 || fromCents === 0) continue;
      yield [row, { fromCents, lastsUs: standing.glideUs }];
    }
    fromNote = note.at(chord.at(-1) ?? 0);
  }
}
