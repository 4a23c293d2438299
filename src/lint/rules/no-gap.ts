/** Finds repeated notes that the gate leaves no room between, so that they run into one. */
import { isTone, type VoiceTable } from '../../arrangement/voice-table.ts';
import { gatedLengthUs, DEFAULT_GATE } from '../../arrangement/gate.ts';
import { noteToName } from '../../units/note-name.ts';
import { defineRule } from '../define-rule.ts';
import type { LintSong, Telling } from '../types.ts';

export const noGap = defineRule({
  name: 'no-gap',
  about: 'a repeated note without a gap before it, which is heard as one long note',
  options: { gapMs: 10 },
  check(song, log, { gapMs }) {
    const gate = song.arrangement?.file.gate ?? DEFAULT_GATE;
    for (const { drive, notes } of song.arranged().voices) {
      for (let index = 1; index < notes.length; index += 1) {
        if (!isRepetition(notes, index)) continue;
        const gapUs = gapAskedUs(notes, index, gate);
        if (gapUs >= gapMs * 1000) continue;
        log.atVoiceNote(drive, notes, index, () => {
          const name = noteToName(notes.note.at(index));
          const fact = `the gate leaves ${Math.round(gapUs / 1000)} ms before ${name} is repeated on drive ${drive}`;
          return {
            message: `${fact}; ${gapMs} ms are needed to hear two notes: lower the gate`,
            ...fixFor(song),
          };
        });
      }
    }
  },
});

/** A drum, or a doubling that comes and goes, is no repetition. */
function isRepetition(notes: VoiceTable, index: number): boolean {
  const before = index - 1;
  if (notes.note.at(before) !== notes.note.at(index)) return false;
  return isTone(notes, index) && notes.kind.at(before) === notes.kind.at(index);
}

/** The rest that the gate leaves, before the arranger takes some of the note away to make the repetition heard. */
function gapAskedUs({ startUs, ungatedEndUs, note }: VoiceTable, index: number, gate: number): number {
  const before = index - 1;
  const lastsUs = ungatedEndUs.at(before) - startUs.at(before);
  return startUs.at(index) - startUs.at(before) - gatedLengthUs(lastsUs, note.at(before), gate);
}

function fixFor({ arrangement }: LintSong): Pick<Telling, 'fix'> {
  if (!arrangement || arrangement.file.gate <= DEFAULT_GATE) return {};
  return { fix: { kind: 'arrangement', edits: [{ keys: ['gate'], value: DEFAULT_GATE }] } };
}
