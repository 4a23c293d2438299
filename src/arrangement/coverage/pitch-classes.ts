/** Which pitch classes sound when: made once from the voices, asked in the score's own time. */
import { firstAtOrAfter } from '../../table/bisect.ts';
import { Column } from '../../table/column.ts';
import { OCTAVE_SEMITONES, pitchClassOf } from '../../units/octave.ts';
import type { NoteTable } from '../../score/note-table.ts';
import type { Arranged } from '../arranged.ts';
import { isTone } from '../voice-table.ts';

/** Rows are those of the score. */
export type PitchClasses = {
  /** How long the pitch class of a note sounds while the note lasts, µs. */
  heardUs(row: number): number;
  /** Whether a voice of its pitch class begins within 20 ms and lasts 50 ms, or as long as the note. */
  meetsOnset(row: number): boolean;
  /** Sum over all voices of the time from..to, µs, in which they sound a pitch class of which `wanted` counts any. */
  voiceUs(fromUs: number, toUs: number, wanted: readonly number[]): number;
};

const ONSET_TOLERANCE_US = 20_000;
const LENGTH_US_MIN = 50_000;
/** Half a microsecond: what is lost by counting in floating point. */
const ROUNDING_US = 0.5;

type Span = { startUs: number; endUs: number };

/** Voices as they would sound ungated, at the pitch classes of the score, whatever the key. */
export function createPitchClasses({ voices }: Arranged, notes: NoteTable, tempo: number): PitchClasses {
  const begun: Span[][] = Array.from({ length: OCTAVE_SEMITONES }, () => []);
  for (const { notes: voice } of voices) {
    for (let index = 0; index < voice.length; index += 1) {
      if (!isTone(voice, index)) continue;
      const startUs = voice.startUs.at(index) * tempo;
      begun[pitchClassOf(notes.note.at(voice.row.at(index)))]?.push({
        startUs,
        endUs: voice.ungatedEndUs.at(index) * tempo,
      });
    }
  }
  for (const spans of begun) spans.sort((a, b) => a.startUs - b.startUs);
  const unions = begun.map((spans) => coveredBy(united(spans)));
  const sums = begun.map((spans) => coveredBy(spans));
  return {
    heardUs: (row) =>
      unions[pitchClassOf(notes.note.at(row))]?.(notes.startUs.at(row), notes.endUs.at(row)) ?? 0,
    meetsOnset: (row) =>
      meetsOnset(begun[pitchClassOf(notes.note.at(row))] ?? [], notes.startUs.at(row), notes.endUs.at(row)),
    voiceUs: (fromUs, toUs, wanted) =>
      sums.reduce(
        (total, coverage, index) => total + ((wanted[index] ?? 0) > 0 ? coverage(fromUs, toUs) : 0),
        0,
      ),
  };
}

function meetsOnset(spans: readonly Span[], startUs: number, endUs: number): boolean {
  const neededUs = Math.min(LENGTH_US_MIN, endUs - startUs) - ROUNDING_US;
  let index = firstAtOrAfter(spans, startUs - ONSET_TOLERANCE_US, (span) => span.startUs);
  for (let span = spans[index]; span && span.startUs <= startUs + ONSET_TOLERANCE_US; span = spans[++index]) {
    if (span.endUs - span.startUs >= neededUs) return true;
  }
  return false;
}

/** Spans (sorted by startUs) without overlaps. */
function united(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (last && span.startUs <= last.endUs) last.endUs = Math.max(last.endUs, span.endUs);
    else all.push({ ...span });
  }
  return all;
}

/** Tells how much of a time the spans cover, each counted: from sums up to every start and every end. */
function coveredBy(spans: readonly Span[]): (fromUs: number, toUs: number) => number {
  const starts = runningSums(spans.map(({ startUs }) => startUs));
  const ends = runningSums(spans.map(({ endUs }) => endUs));
  const coveredUntil = (us: number): number => starts(us) - ends(us);
  return (fromUs, toUs) => coveredUntil(toUs) - coveredUntil(fromUs);
}

/** Σ (us − time) over all the times before `us`. */
function runningSums(times: readonly number[]): (us: number) => number {
  const sorted = Column.of(Float64Array.from(times).sort());
  const sums = new Float64Array(sorted.length + 1);
  for (let index = 0; index < sorted.length; index += 1)
    sums[index + 1] = (sums[index] ?? 0) + sorted.at(index);
  return (us) => {
    const count = firstAtOrAfter(sorted, us);
    return count * us - (sums[count] ?? 0);
  };
}
