/** Finds keys struck again before they were released: programs differ in what they make of it. */
import { noteToName } from '../../units/note-name.ts';
import { defineRule } from '../define-rule.ts';

export const overlapSamePitch = defineRule({
  name: 'overlap-same-pitch',
  about: 'a note struck again on its channel while it still sounds',
  check(song, log) {
    const { notes, restruck } = song.score;
    for (const row of restruck) {
      log.atNote(row, () => {
        const name = noteToName(notes.note.at(row));
        const fact = `${name} on channel ${notes.channel.at(row)} is struck again while it sounds`;
        const message = `${fact}, which ends the first and may cut the second; end the first note before`;
        return { message, fix: { kind: 'midi' } };
      });
    }
  },
});
