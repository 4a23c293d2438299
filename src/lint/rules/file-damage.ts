/** Tells each problem that the reader met in the MIDI file. */
import { problemText } from '../../midi/problems.ts';
import { defineRule } from '../define-rule.ts';

export const fileDamage = defineRule({
  name: 'file-damage',
  about: 'damage in the MIDI file: what was read of it all the same, and what was not',
  check(song, log) {
    for (const problem of song.score.problems) {
      if (problem.code === 'stuck-note') continue;
      const message = `${problemText(problem)} (${problem.code})`;
      log.at({ ...(problem.track > 0 && { track: problem.track }) }, () => ({
        message,
        fix: { kind: 'midi' },
      }));
    }
  },
});
