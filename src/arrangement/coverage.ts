/** What a listener still hears of a song: shares of its sound, its onsets, its melody and its bass. */
import type { NoteTable } from '../score/note-table.ts';
import { isPercussion } from '../score/percussion.ts';
import type { Score } from '../score/types.ts';
import { OCTAVE_SEMITONES, pitchClassOf } from '../units/octave.ts';
import type { Arranged } from './arranged.ts';
import { createPitchClasses, type PitchClasses } from './coverage/pitch-classes.ts';

/** Shares, 0..1; 1 where there is nothing to keep. A note is heard where its pitch class sounds, in any octave. */
export type Coverage = {
  /** Of the time that the notes last, how much they are heard. The gate is not counted as a loss. */
  time: number;
  /** Of the onsets, how many are met within 20 ms by a voice that lasts 50 ms or as long as the note. */
  onset: number;
  /** The same of the notes that are the highest, and the lowest, sounding when they begin. */
  melody: number;
  bass: number;
};

export type SongCoverage = Coverage & {
  /** Seconds that voices sound at a wanted pitch class, over the seconds that they could. */
  keep: number;
  channels: (Coverage & { channel: number; notes: number })[];
};

/** The report on an arrangement of `score` at `tempo`. Drums are not counted. */
export function coverageOf({ notes }: Score, arranged: Arranged, tempo: number): SongCoverage {
  const rows = pitchedRows(notes);
  const sounding = createPitchClasses(arranged, notes, tempo);
  const { melody, bass } = outerRows(notes, rows);
  const met = new Set(rows.filter((row) => sounding.meetsOnset(row)));
  const metShare = (own: readonly number[]): number =>
    ratio(own.filter((row) => met.has(row)).length, own.length);
  const shares = (own: readonly number[]): Coverage => ({
    time: ratio(
      sum(own, (row) => sounding.heardUs(row)),
      sum(own, (row) => notes.endUs.at(row) - notes.startUs.at(row)),
    ),
    onset: metShare(own),
    melody: metShare(own.filter((row) => melody.has(row))),
    bass: metShare(own.filter((row) => bass.has(row))),
  });
  const byChannel = new Map<number, number[]>();
  for (const row of rows) {
    const own = byChannel.get(notes.channel.at(row));
    if (own) own.push(row);
    else byChannel.set(notes.channel.at(row), [row]);
  }
  return {
    keep: keepShare(notes, rows, sounding, arranged.voices.length),
    ...shares(rows),
    channels: [...byChannel]
      .toSorted(([a], [b]) => a - b)
      .map(([channel, own]) => ({ channel, notes: own.length, ...shares(own) })),
  };
}

/** Of notes that have a length, drums apart. */
function pitchedRows({ channel, startUs, endUs, length }: NoteTable): number[] {
  const rows: number[] = [];
  for (let row = 0; row < length; row += 1) {
    if (!isPercussion(channel.at(row)) && endUs.at(row) > startUs.at(row)) rows.push(row);
  }
  return rows;
}

function sum(rows: readonly number[], valueOf: (row: number) => number): number {
  return rows.reduce((total, row) => total + valueOf(row), 0);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** The notes that are the highest, and the lowest, sounding when they begin. */
function outerRows(
  { startUs, endUs, note }: NoteTable,
  rows: readonly number[],
): { melody: ReadonlySet<number>; bass: ReadonlySet<number> } {
  const melody = new Set<number>();
  const bass = new Set<number>();
  let sounding: number[] = [];
  for (let from = 0; from < rows.length;) {
    const nowUs = startUs.at(rows[from] ?? 0);
    let to = from;
    while (to < rows.length && startUs.at(rows[to] ?? 0) === nowUs) to += 1;
    const begun = rows.slice(from, to);
    sounding = [...sounding.filter((row) => endUs.at(row) > nowUs), ...begun];
    const top = sounding.reduce((highest, row) => Math.max(highest, note.at(row)), 0);
    const bottom = sounding.reduce((lowest, row) => Math.min(lowest, note.at(row)), Infinity);
    for (const row of begun) {
      if (note.at(row) === top) melody.add(row);
      if (note.at(row) === bottom) bass.add(row);
    }
    from = to;
  }
  return { melody, bass };
}

/** A note begins, or ends where `by` is -1. */
type Change = { atUs: number; note: number; by: number };

function keepShare(
  notes: NoteTable,
  rows: readonly number[],
  sounding: PitchClasses,
  drives: number,
): number {
  const changes = rows.flatMap((row): Change[] => [
    { atUs: notes.startUs.at(row), note: notes.note.at(row), by: 1 },
    { atUs: notes.endUs.at(row), note: notes.note.at(row), by: -1 },
  ]);
  changes.sort((a, b) => a.atUs - b.atUs);
  const wanted = new Array<number>(OCTAVE_SEMITONES).fill(0);
  let lastUs = 0;
  let total = 0;
  let keptUs = 0;
  let couldUs = 0;
  for (const { atUs, note, by } of changes) {
    if (atUs > lastUs && total > 0) {
      const spanUs = Math.min(drives, total) * (atUs - lastUs);
      couldUs += spanUs;
      keptUs += Math.min(spanUs, sounding.voiceUs(lastUs, atUs, wanted));
    }
    lastUs = atUs;
    total += by;
    const pitchClass = pitchClassOf(note);
    wanted[pitchClass] = (wanted[pitchClass] ?? 0) + by;
  }
  return ratio(keptUs, couldUs);
}
