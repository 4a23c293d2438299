/** Tells each problem that the reader met in the MIDI file. */
import { problemText } from '../../midi/problem-text.ts';
import type { Rule } from '../types.ts';

export const fileDamage: Rule = {
  name: 'file-damage',
  about: 'damage in the MIDI file: what was read of it all the same, and what was not',
  check(song, report) {
    for (const problem of song.score.problems) {
      if (problem.code === 'stuck-note') continue;
      const message = `${problemText(problem)} (${problem.code})`;
      report.at({ ...(problem.track > 0 && { track: problem.track }) }, () => ({
        message,
        fix: { kind: 'midi' },
      }));
    }
  },
};
