/** Finds notes that end when they begin. */
import { noteToName } from '../../units/note-name.ts';
import { atNote } from '../at.ts';
import type { Rule } from '../types.ts';

export const zeroLength: Rule = {
  name: 'zero-length',
  about: 'a note without length, which nobody hears',
  check(song, report) {
    const { notes } = song.score;
    notes.forEach((note, index) => {
      if (note.endUs > note.startUs) return;
      const next = notes[index + 1];
      const isRestruck =
        next?.startUs === note.startUs && next.note === note.note && next.channel === note.channel;
      if (isRestruck) return;
      const message = `${noteToName(note.note)} on channel ${note.channel} has no length; hold it, or take it out`;
      report({ message, ...atNote(note), fix: { kind: 'midi' } });
    });
  },
};
