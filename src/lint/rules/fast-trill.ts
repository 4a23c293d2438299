/** Finds trills faster than a stepper speaks: they blur into a buzz, or lose notes. */
import { noteToName } from '../../units/note-name.ts';
import { defineRule } from '../define-rule.ts';
import { TRILL_LIMITS, trillsOf } from '../song/trills.ts';

export const fastTrill = defineRule({
  name: 'fast-trill',
  about: 'a trill faster than a drive can be heard to change its note',
  options: TRILL_LIMITS,
  check(song, log, { ms, notes }) {
    const { startUs, note } = song.score.notes;
    for (const voice of song.arranged().voices) {
      for (const trill of trillsOf(song, voice, { ms, notes })) {
        const [first = 0, second = 0] = trill;
        log.atNoteOf(voice.drive, first, () => {
          const eachMs = Math.round((startUs.at(second) - startUs.at(first)) / 1000 / song.tempo);
          const names = `${noteToName(note.at(first))} ${noteToName(note.at(second))}`;
          const fact = `a trill ${names} of ${trill.length} notes, ${eachMs} ms each`;
          return { message: `${fact}; play it slower than ${ms} ms a note` };
        });
      }
    }
  },
});
