/** Finds repeated notes that run into one, because the drive does not rest between them. */
import type { VoiceNote } from '../../arrangement/types.ts';
import { noteToName } from '../../units/note-name.ts';
import { atVoiceNote } from '../at.ts';
import type { LintSong, Rule } from '../types.ts';

/** The rule of thumb: half of a note's length. */
const GATE_THAT_HELPS = 0.5;

export const noGap: Rule = {
  name: 'no-gap',
  about: 'a repeated note without a gap before it, which is heard as one long note',
  options: { gapMs: 10 },
  check(song, report, { gapMs = 10 }) {
    for (const { drive, notes } of song.arranged().voices) {
      notes.forEach((note, index) => {
        const before = notes[index - 1];
        if (!before || before.note !== note.note || isApart(before, note)) return;
        const gapUs = note.startUs - before.endUs;
        if (gapUs >= gapMs * 1000) return;
        const fact = `${noteToName(note.note)} is repeated after ${Math.round(gapUs / 1000)} ms of rest on drive ${drive}`;
        const message = `${fact}; ${gapMs} ms are needed to hear two notes: lower the gate`;
        report({ message, ...atVoiceNote(drive, note), ...fixFor(song) });
      });
    }
  },
};

/** A drum, or a doubling that comes and goes, is no repetition. */
function isApart(a: VoiceNote, b: VoiceNote): boolean {
  return a.burst !== undefined || b.burst !== undefined || a.doubles !== b.doubles;
}

function fixFor({ arrangement }: LintSong): Partial<Parameters<Parameters<Rule['check']>[1]>[0]> {
  if (!arrangement || arrangement.file.gate <= GATE_THAT_HELPS) return {};
  return { fix: { kind: 'arrangement', edits: [{ keys: ['gate'], value: GATE_THAT_HELPS }] } };
}
