/** Finds notes of the melody that no drive plays: what listeners miss first. */
import { reportDropped } from '../dropped-line.ts';
import type { Rule } from '../types.ts';

export const droppedMelody: Rule = {
  name: 'dropped-melody',
  about: 'a note of the melody (the highest line) that no drive plays',
  check(song, report) {
    if (!song.arranged().isLossy) return;
    const { melody } = song.outerLines();
    reportDropped(song, (row) => melody[row] === 1, 'melody', report);
  },
};
