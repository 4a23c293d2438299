/** Finds parts of the arrangement that the song no longer has. */
import { findDrift } from '../drift.ts';
import type { Rule } from '../types.ts';

export const arrangementDrift: Rule = {
  name: 'arrangement-drift',
  about: 'the arrangement names a channel or track that plays nothing in the song',
  check(song, report) {
    if (!song.arrangement) return;
    for (const { part, kind, missing, keys } of findDrift(song.arrangement.file, song.score)) {
      const playing =
        kind === 'channel' ? song.score.channels.map(({ channel }) => channel) : tracksOf(song.score.notes);
      const fact = `part ${part + 1} names ${kind} ${missing.join(', ')}, where nothing plays`;
      report({ message: `${fact}; the song has ${kind} ${playing.join(', ')}`, keys });
    }
  },
};

function tracksOf(notes: readonly { track: number }[]): number[] {
  return [...new Set(notes.map(({ track }) => track))].toSorted((a, b) => a - b);
}
