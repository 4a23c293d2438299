/** What is kept of a song: shares of its note time, its onsets, its melody and its bass, over all and for each channel. */
import type { Note, Score } from '../score/types.ts';
import { PERCUSSION_CHANNEL } from './claim.ts';
import type { Arranged } from './types.ts';

/** Shares, 0..1; 1 where there is nothing to keep. Drums are not counted. */
export type Kept = {
  /** Of the time that notes last, how much they sound (whatever the gate, since that is not lost but short). */
  time: number;
  /** Of the notes, how many sound from their beginning. */
  onsets: number;
  /** The same of those that are the highest, or lowest, sounding when they begin. */
  melody: number;
  bass: number;
};

export type KeptReport = Kept & { channels: (Kept & { channel: number; notes: number })[] };

/** `gate` and `tempo` are those that the arrangement was made with. */
export function keptOf(score: Score, arranged: Arranged, gate: number, tempo: number): KeptReport {
  const notes = score.notes.filter(
    ({ channel, startUs, endUs }) => channel !== PERCUSSION_CHANNEL && endUs > startUs,
  );
  const heard = heardUs(arranged, tempo);
  const lines = outerLines(notes);
  const share = (own: readonly Note[]): Kept => sharesOf(own, heard, lines, gate);
  const channels = [...new Set(notes.map(({ channel }) => channel))].toSorted((a, b) => a - b);
  return {
    ...share(notes),
    channels: channels.map((channel) => {
      const own = notes.filter((note) => note.channel === channel);
      return { channel, notes: own.length, ...share(own) };
    }),
  };
}

type Heard = { lengthUs: number; fromOnset: boolean };

/** How long each note of the score sounds, in its own time, by where it comes from. */
function heardUs({ voices }: Arranged, tempo: number): Map<string, Heard> {
  const heard = new Map<string, Heard>();
  for (const { notes } of voices) {
    for (const { startUs, endUs, source, doubles } of notes) {
      if (doubles) continue;
      const key = keyOf(source);
      const known = heard.get(key) ?? { lengthUs: 0, fromOnset: false };
      const fromOnset = known.fromOnset || Math.abs(startUs * tempo - source.startUs) < ONSET_TOLERANCE_US;
      heard.set(key, { lengthUs: known.lengthUs + (endUs - startUs) * tempo, fromOnset });
    }
  }
  return heard;
}

/** An onset this late is still heard as the note's own. */
const ONSET_TOLERANCE_US = 20_000;

function keyOf({ channel, note, startUs }: { channel: number; note: number; startUs: number }): string {
  return `${channel} ${note} ${startUs}`;
}

type Lines = { melody: ReadonlySet<Note>; bass: ReadonlySet<Note> };

function outerLines(notes: readonly Note[]): Lines {
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

function sharesOf(
  notes: readonly Note[],
  heard: ReadonlyMap<string, Heard>,
  lines: Lines,
  gate: number,
): Kept {
  let timeUs = 0;
  let heardTimeUs = 0;
  for (const note of notes) {
    const lengthUs = note.endUs - note.startUs;
    timeUs += lengthUs;
    heardTimeUs += Math.min(lengthUs, (heard.get(keyOf(note))?.lengthUs ?? 0) / gate);
  }
  const met = (own: readonly Note[]): number =>
    own.length === 0 ? 1 : own.filter((note) => heard.get(keyOf(note))?.fromOnset).length / own.length;
  return {
    time: timeUs === 0 ? 1 : heardTimeUs / timeUs,
    onsets: met(notes),
    melody: met(notes.filter((note) => lines.melody.has(note))),
    bass: met(notes.filter((note) => lines.bass.has(note))),
  };
}
