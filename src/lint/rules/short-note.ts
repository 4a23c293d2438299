/** Finds notes too short for a drive to be heard as a pitch. */
import { noteToName } from '../../units/note-name.ts';
import { noteToPeriodUs } from '../../units/pitch.ts';
import { atVoiceNote } from '../at.ts';
import type { Rule } from '../types.ts';

export const shortNote: Rule = {
  name: 'short-note',
  about: 'a note too short to be heard as a pitch',
  options: { ms: 40, steps: 3 },
  check(song, report, { ms = 40, steps = 3 }) {
    for (const { drive, notes } of song.arranged().voices) {
      for (const note of notes) {
        const lengthUs = note.endUs - note.startUs;
        const periods = lengthUs / noteToPeriodUs(note.note);
        // A hair is left for rounding.
        const isShort = lengthUs < ms * 1000 - 1 || periods < steps - 0.01;
        if (note.burst !== undefined || note.doubles === true || !isShort || lengthUs === 0) continue;
        const fact = `${noteToName(note.note)} sounds for ${Math.round(lengthUs / 1000)} ms, ${Math.floor(periods)} steps`;
        report({ message: `${fact}; hold it longer, or leave it out`, ...atVoiceNote(drive, note) });
      }
    }
  },
};
