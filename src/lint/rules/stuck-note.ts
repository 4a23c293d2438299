/** Finds notes that nothing ends. */
import { noteToName } from '../../units/note-name.ts';
import { atNote } from '../at.ts';
import type { Rule } from '../types.ts';

export const stuckNote: Rule = {
  name: 'stuck-note',
  about: 'a note that is never ended, and sounds until its track is over',
  check(song, report) {
    for (const note of song.score.stuck ?? []) {
      const message = `${noteToName(note.note)} on channel ${note.channel} is never ended; end it, or it hums on to the end`;
      report({ message, ...atNote(note), fix: { kind: 'midi' } });
    }
  },
};
