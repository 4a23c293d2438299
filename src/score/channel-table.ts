/** The score by channel: how much each one plays, how high and low, and how many notes at once. */
import type { Note, Score } from './types.ts';

export type ChannelRow = {
  /** 1..16. */
  channel: number;
  name: string;
  /** 0..127. */
  program: number | undefined;
  notes: number;
  lowNote: number;
  highNote: number;
  mostAtOnce: number;
};

export function channelTable(score: Score): ChannelRow[] {
  return score.channels.map(({ channel, name, program }) => {
    const notes = score.notes.filter((note) => note.channel === channel);
    const pitches = notes.map(({ note }) => note);
    return {
      channel,
      name,
      program,
      notes: notes.length,
      lowNote: pitches.reduce((low, pitch) => Math.min(low, pitch), 127),
      highNote: pitches.reduce((high, pitch) => Math.max(high, pitch), 0),
      mostAtOnce: mostAtOnce(notes),
    };
  });
}

/** Most notes that sound together; one that ends where another begins is over. */
export function mostAtOnce(notes: readonly Pick<Note, 'startUs' | 'endUs'>[]): number {
  const starts = notes.map(({ startUs }) => startUs).toSorted((a, b) => a - b);
  const ends = notes.map(({ endUs }) => endUs).toSorted((a, b) => a - b);
  let [sounding, most, over] = [0, 0, 0];
  for (const startUs of starts) {
    sounding += 1;
    while (over < ends.length && (ends[over] ?? Infinity) <= startUs && sounding > 1) {
      sounding -= 1;
      over += 1;
    }
    most = Math.max(most, sounding);
  }
  return most;
}
