/** Finds notes of the melody that no drive plays: what listeners miss first. */
import { defineRule } from '../define-rule.ts';
import { reportDropped } from '../song/dropped-line.ts';

export const droppedMelody = defineRule({
  name: 'dropped-melody',
  about: 'a note of the melody (the highest line) that no drive plays',
  check(song, log) {
    if (!song.arranged().isLossy) return;
    const { melody } = song.outerLines();
    reportDropped(song, (row) => melody[row] === 1, 'melody', log);
  },
});
