/** Finds notes too short for a drive to be heard as a pitch. */
import { TONE_KIND } from '../../arrangement/piece-table.ts';
import { noteToName } from '../../units/note-name.ts';
import { noteToPeriodUs } from '../../units/pitch.ts';
import type { Rule } from '../types.ts';

export const shortNote: Rule = {
  name: 'short-note',
  about: 'a note too short to be heard as a pitch',
  options: { ms: 40, steps: 3 },
  check(song, report, { ms = 40, steps = 3 }) {
    for (const { drive, notes } of song.arranged().voices) {
      for (let index = 0; index < notes.length; index += 1) {
        const lengthUs = notes.endUs.at(index) - notes.startUs.at(index);
        const note = notes.note.at(index);
        const periods = lengthUs / noteToPeriodUs(note);
        // A hair is left for rounding.
        const isShort = lengthUs < ms * 1000 - 1 || periods < steps - 0.01;
        if (!isShort || lengthUs === 0 || notes.kind.at(index) !== TONE_KIND) continue;
        report.atVoiceNote(drive, notes, index, () => {
          const fact = `${noteToName(note)} sounds for ${Math.round(lengthUs / 1000)} ms, ${Math.floor(periods)} steps`;
          return { message: `${fact}; hold it longer, or leave it out` };
        });
      }
    }
  },
};
