/** Finds notes that end when they begin. */
import { noteToName } from '../../units/note-name.ts';
import { defineRule } from '../define-rule.ts';
import type { LintSong } from '../types.ts';

export const zeroLength = defineRule({
  name: 'zero-length',
  about: 'a note without length, which nobody hears',
  check(song, log) {
    const { notes } = song.score;
    const { startUs, endUs } = notes;
    const isToldElsewhere = toldElsewhere(song);
    for (let row = 0; row < notes.length; row += 1) {
      if (endUs.at(row) > startUs.at(row) || isToldElsewhere(row)) continue;
      log.atNote(row, () => {
        const fact = `${noteToName(notes.note.at(row))} on channel ${notes.channel.at(row)} has no length`;
        return { message: `${fact}; hold it, or take it out`, fix: { kind: 'midi' } };
      });
    }
  },
});

/** It was struck twice at once (`overlap-same-pitch`), or its track is over when it begins (`stuck-note`). */
function toldElsewhere({ score: { notes, restruck, stuck } }: LintSong): (row: number) => boolean {
  const [struckAgain, neverEnded] = [new Set(restruck), new Set(stuck)];
  const { startUs, note, channel } = notes;
  const isTwin = (a: number, b: number): boolean =>
    startUs.at(a) === startUs.at(b) && note.at(a) === note.at(b) && channel.at(a) === channel.at(b);
  return (row) => neverEnded.has(row) || (struckAgain.has(row + 1) && isTwin(row, row + 1));
}
