/** Finds notes of the bass that no drive plays: the floor the music stands on. */
import { defineRule } from '../define-rule.ts';
import { reportDropped } from '../song/dropped-line.ts';

export const droppedBass = defineRule({
  name: 'dropped-bass',
  about: 'a note of the bass (the lowest line) that no drive plays',
  check(song, log) {
    if (!song.arranged().isLossy) return;
    const { melody, bass } = song.outerLines();
    // Where one line is melody and bass at once, it is missed as the melody.
    reportDropped(song, (row) => bass[row] === 1 && melody[row] !== 1, 'bass', log);
  },
});
