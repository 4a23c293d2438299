/** Finds notes that nothing ends. */
import { noteToName } from '../../units/note-name.ts';
import { defineRule } from '../define-rule.ts';

export const stuckNote = defineRule({
  name: 'stuck-note',
  about: 'a note that is never ended, and sounds until its key is struck again or its track is over',
  check(song, log) {
    const { notes, stuck, unreleased } = song.score;
    const tell = (row: number, until: string): void =>
      log.atNote(row, () => {
        const lastsS = Math.round((notes.endUs.at(row) - notes.startUs.at(row)) / 100_000 / song.tempo) / 10;
        const fact = `${noteToName(notes.note.at(row))} on channel ${notes.channel.at(row)} is never ended`;
        return {
          message: `${fact}, and sounds for ${lastsS} s, until ${until}; end it`,
          fix: { kind: 'midi' },
        };
      });
    for (const row of stuck) tell(row, 'its track is over');
    for (const row of unreleased) tell(row, 'its key is struck again');
  },
});
