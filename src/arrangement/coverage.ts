/** What a listener still hears of a song: shares of its sound, its onsets, its melody and its bass. */
import { isPercussion } from '../score/percussion.ts';
import type { Note, Score } from '../score/types.ts';
import { OCTAVE_SEMITONES, pitchClassOf } from '../units/octave.ts';
import { createPitchClasses } from './coverage/pitch-classes.ts';
import type { PitchClasses } from './coverage/pitch-classes.ts';
import type { Arranged } from './types.ts';

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
export function coverageOf(score: Score, arranged: Arranged, tempo: number): SongCoverage {
  const notes = score.notes
    .rows()
    .filter(({ channel, startUs, endUs }) => !isPercussion(channel) && endUs > startUs);
  const sounding = createPitchClasses(arranged, tempo);
  const { melody, bass } = outerNotes(notes);
  const judged = notes.map((note) => ({
    note,
    heardUs: sounding.heardUs(note),
    isMet: sounding.meetsOnset(note),
  }));
  const shares = (own: readonly Judged[]): Coverage => ({
    time: ratio(
      sum(own, ({ heardUs }) => heardUs),
      sum(own, ({ note }) => note.endUs - note.startUs),
    ),
    onset: metShare(own),
    melody: metShare(own.filter(({ note }) => melody.has(note))),
    bass: metShare(own.filter(({ note }) => bass.has(note))),
  });
  const byChannel = new Map<number, Judged[]>();
  for (const one of judged) {
    const own = byChannel.get(one.note.channel);
    if (own) own.push(one);
    else byChannel.set(one.note.channel, [one]);
  }
  return {
    keep: keepShare(notes, sounding, arranged.voices.length),
    ...shares(judged),
    channels: [...byChannel]
      .toSorted(([a], [b]) => a - b)
      .map(([channel, own]) => ({ channel, notes: own.length, ...shares(own) })),
  };
}

type Judged = { note: Note; heardUs: number; isMet: boolean };

function metShare(own: readonly Judged[]): number {
  return ratio(own.filter(({ isMet }) => isMet).length, own.length);
}

function sum(own: readonly Judged[], value: (one: Judged) => number): number {
  return own.reduce((total, one) => total + value(one), 0);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** The notes that are the highest, and the lowest, sounding when they begin. */
function outerNotes(notes: readonly Note[]): { melody: ReadonlySet<Note>; bass: ReadonlySet<Note> } {
  const melody = new Set<Note>();
  const bass = new Set<Note>();
  let sounding: Note[] = [];
  for (let index = 0; index < notes.length;) {
    const startUs = notes[index]?.startUs ?? 0;
    const first = index;
    while (notes[index]?.startUs === startUs) index++;
    const begun = notes.slice(first, index);
    sounding = [...sounding.filter(({ endUs }) => endUs > startUs), ...begun];
    const top = sounding.reduce((highest, { note }) => Math.max(highest, note), 0);
    const bottom = sounding.reduce((lowest, { note }) => Math.min(lowest, note), Infinity);
    for (const note of begun) {
      if (note.note === top) melody.add(note);
      if (note.note === bottom) bass.add(note);
    }
  }
  return { melody, bass };
}

function keepShare(notes: readonly Note[], sounding: PitchClasses, drives: number): number {
  const changes = notes.flatMap(({ startUs, endUs, note }) => [
    { atUs: startUs, note, by: 1 },
    { atUs: endUs, note, by: -1 },
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
