/** Finds notes of the bass that no drive plays: the floor the music stands on. */
import { reportDropped } from '../dropped-line.ts';
import type { Rule } from '../types.ts';

export const droppedBass: Rule = {
  name: 'dropped-bass',
  about: 'a note of the bass (the lowest line) that no drive plays',
  check(song, report) {
    if (!song.arranged().isLossy) return;
    const { melody, bass } = song.outerLines();
    // Where one line is melody and bass at once, it is missed as the melody.
    reportDropped(song, (row) => bass[row] === 1 && melody[row] !== 1, 'bass', report);
  },
};
