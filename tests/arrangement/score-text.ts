/** Scores as text: one line a channel, `1: C4 0-500 E4 500-1000`, times in ms; `@3` behind a note is its track. */
import { noteColumns } from '../../src/score/note-table.ts';
import type { Note, Score } from '../../src/score/types.ts';
import { tableOfRows } from '../../src/table/table.ts';
import { nameToNote } from '../../src/units/note-name.ts';

const NOTE = /(\S+)\s+([\d.]+)-([\d.]+)(?:@(\d+))?(?:\s+v(\d+))?/g;

/** A note of each channel's line becomes a note of the score; its track is the channel's number unless told. */
export function scoreOf(text: string, extra: Partial<Score> = {}): Score {
  const notes: Note[] = [];
  for (const line of text.trim().split('\n')) {
    const [channelText = '', rest = ''] = line.split(/:(.*)/s);
    const channel = Number(channelText);
    for (const [, name = '', start, end, track, velocity] of rest.matchAll(NOTE)) {
      const note = nameToNote(name) ?? Number(name);
      const at = { startUs: Number(start) * 1000, endUs: Number(end) * 1000 };
      notes.push({ ...at, channel, note, velocity: Number(velocity ?? 90), track: Number(track ?? channel) });
    }
  }
  return scoreWith(notes, extra);
}

/** A score of these notes and nothing else, sorted as scores are. */
export function scoreWith(notes: Note[], extra: Partial<Score> = {}): Score {
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
