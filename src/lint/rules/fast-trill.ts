/** Finds trills faster than a stepper speaks: they blur into a buzz. */
import type { VoiceNote } from '../../arrangement/types.ts';
import { noteToName } from '../../units/note-name.ts';
import { atVoiceNote } from '../at.ts';
import type { Rule } from '../types.ts';

export const fastTrill: Rule = {
  name: 'fast-trill',
  about: 'a trill faster than a drive can be heard to change its note',
  options: { ms: 70, notes: 4 },
  check(song, report, { ms = 70, notes: notesMin = 4 }) {
    for (const { drive, notes } of song.arranged().voices) {
      for (const trill of trills(notes, ms * 1000)) {
        const [first, second] = trill;
        if (!first || !second || trill.length < notesMin) continue;
        const eachMs = Math.round((second.startUs - first.startUs) / 1000);
        const fact = `a trill ${noteToName(first.note)} ${noteToName(second.note)} of ${trill.length} notes, ${eachMs} ms each`;
        report({ message: `${fact}; play it slower than ${ms} ms a note`, ...atVoiceNote(drive, first) });
      }
    }
  },
};

/** Runs in which two pitches alternate, each less than `stepUs` after the one before. */
function trills(notes: readonly VoiceNote[], stepUs: number): VoiceNote[][] {
  const runs: VoiceNote[][] = [];
  let run: VoiceNote[] = [];
  for (const note of notes) {
    const last = run.at(-1);
    const beforeLast = run.at(-2);
    const isFast = last !== undefined && note.startUs - last.startUs < stepUs;
    const alternates =
      note.note !== last?.note && (beforeLast === undefined || beforeLast.note === note.note);
    if (isFast && alternates) run.push(note);
    else {
      runs.push(run);
      run = isFast && last && note.note !== last.note ? [last, note] : [note];
    }
  }
  return [...runs, run];
}
