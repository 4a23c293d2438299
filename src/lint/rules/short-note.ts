/** Finds notes too short for a drive to be heard as a pitch, and those that pass before it can speak at all. */
import { TONE_KIND } from '../../arrangement/voice-table.ts';
import type { Voice } from '../../arrangement/arranged.ts';
import { noteToName } from '../../units/note-name.ts';
import { noteToPeriodUs } from '../../units/pitch.ts';
import { defineRule } from '../define-rule.ts';
import { TRILL_LIMITS, trillsOf } from '../song/trills.ts';
import type { LintSong, FindingLog } from '../types.ts';

export const shortNote = defineRule({
  name: 'short-note',
  about: 'a note too short to be heard as a pitch',
  options: { ms: 40, steps: 3 },
  check(song, log, { ms, steps }) {
    for (const voice of song.arranged().voices) {
      const { drive, notes } = voice;
      for (let index = 0; index < notes.length; index += 1) {
        const lengthUs = notes.endUs.at(index) - notes.startUs.at(index);
        const note = notes.note.at(index);
        const periods = lengthUs / noteToPeriodUs(note);
        // A hair is left for rounding.
        const isShort = lengthUs < ms * 1000 - 1 || periods < steps - 0.01;
        if (!isShort || lengthUs === 0 || notes.kind.at(index) !== TONE_KIND) continue;
        log.atVoiceNote(drive, notes, index, () => {
          const fact = `${noteToName(note)} sounds for ${Math.round(lengthUs / 1000)} ms, ${Math.floor(periods)} steps`;
          return { message: `${fact}; hold it longer, or leave it out` };
        });
      }
      if (voice.tooFast.length > 0) reportTooFast(song, voice, log);
    }
  },
});

/** What the next note follows so soon that the arranger left it out; of a trill `fast-trill` tells. */
function reportTooFast(song: LintSong, voice: Voice, log: FindingLog): void {
  const trilled = new Set(trillsOf(song, voice, TRILL_LIMITS).flat());
  for (const row of voice.tooFast) {
    if (trilled.has(row)) continue;
    log.atNoteOf(voice.drive, row, () => {
      const name = noteToName(song.score.notes.note.at(row));
      const fact = `${name} passes before drive ${voice.drive} can speak, and is not played`;
      return { message: `${fact}; hold it longer, give it to a higher drive, or leave it out` };
    });
  }
}
