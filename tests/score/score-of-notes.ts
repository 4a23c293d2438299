/** A score of notes that a test makes by the hundred, sorted as scores are, and of nothing else. */
import { noteColumns } from '../../src/score/note-table.ts';
import type { Note, Score } from '../../src/score/types.ts';
import { tableOfRows } from '../../src/table/table.ts';

export function scoreOfNotes(notes: readonly Note[], extra: Partial<Score> = {}): Score {
  const sorted = notes.toSorted((a, b) => a.startUs - b.startUs || a.channel - b.channel || a.note - b.note);
  return {
    notes: tableOfRows(noteColumns, sorted),
    ticksPerQuarter: 480,
    durationUs: Math.max(0, ...notes.map(({ endUs }) => endUs)),
    tempos: [{ startUs: 0, midiTick: 0, usPerQuarter: 500_000 }],
    meters: [{ startUs: 0, bar: 1, numerator: 4, denominator: 4 }],
    barStartsUs: [0],
    bends: [],
    pedals: [],
    texts: [],
    channels: [...new Set(sorted.map(({ channel }) => channel))].map((channel) => ({
      channel,
      name: '',
      program: undefined,
    })),
    tracks: [...new Set(sorted.map(({ track }) => track))].map((track) => ({ track, name: '' })),
    problems: [],
    stuck: [],
    unreleased: [],
    restruck: [],
    ...extra,
  };
}
