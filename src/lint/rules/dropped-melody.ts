/** Finds notes of the melody that no drive plays: what listeners miss first. */
import { reportDropped } from '../dropped-line.ts';
import type { Rule } from '../types.ts';

export const droppedMelody: Rule = {
  name: 'dropped-melody',
  about: 'a note of the melody (the highest line) that no drive plays',
  check(song, report) {
    if (song.arranged().dropped.length > 0) reportDropped(song, song.outerLines().melody, 'melody', report);
  },
};
