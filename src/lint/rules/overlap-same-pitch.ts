/** Finds keys struck again before they were released: programs differ in what they make of it. */
import { noteToName } from '../../units/note-name.ts';
import { atNote } from '../at.ts';
import type { Rule } from '../types.ts';

export const overlapSamePitch: Rule = {
  name: 'overlap-same-pitch',
  about: 'a note struck again on its channel while it still sounds',
  check(song, report) {
    for (const note of song.score.restruck ?? []) {
      const fact = `${noteToName(note.note)} on channel ${note.channel} is struck again while it sounds`;
      const message = `${fact}, which ends the first and may cut the second; end the first note before`;
      report({ message, ...atNote(note), fix: { kind: 'midi' } });
    }
  },
};
