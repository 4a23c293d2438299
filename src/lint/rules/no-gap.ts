/** Finds repeated notes that the gate leaves no room between, so that they run into one. */
import { gatedLengthUs } from '../../arrangement/gate.ts';
import { DEFAULT_GATE } from '../../arrangement/parse-arrangement.ts';
import type { VoiceNote } from '../../arrangement/types.ts';
import { noteToName } from '../../units/note-name.ts';
import { atVoiceNote } from '../at.ts';
import type { Find, LintSong, Rule } from '../types.ts';

/** The rule of thumb: half of a note's length. */
const GATE_THAT_HELPS = 0.5;
/** Repetitions that are played with more rest than this are not looked at closely. */
const WIDE_GAP_US = 60_000;

export const noGap: Rule = {
  name: 'no-gap',
  about: 'a repeated note without a gap before it, which is heard as one long note',
  options: { gapMs: 10 },
  check(song, report, { gapMs = 10 }) {
    for (const { drive, notes } of song.arranged().voices) {
      notes.forEach((note, index) => {
        const before = notes[index - 1];
        if (!before || !isRepetition(before, note)) return;
        const gapUs = gapAskedUs(song, before, note.startUs);
        if (gapUs >= gapMs * 1000) return;
        const fact = `the gate leaves ${Math.round(gapUs / 1000)} ms before ${noteToName(note.note)} is repeated on drive ${drive}`;
        const message = `${fact}; ${gapMs} ms are needed to hear two notes: lower the gate`;
        report({ message, ...atVoiceNote(drive, note), ...fixFor(song) });
      });
    }
  },
};

/** A drum, or a doubling that comes and goes, is no repetition. */
function isRepetition(a: VoiceNote, b: VoiceNote): boolean {
  const isTone = a.burst === undefined && b.burst === undefined && a.doubles === b.doubles;
  return isTone && a.note === b.note && b.startUs - a.endUs < WIDE_GAP_US;
}

/** The rest that the gate leaves, before the arranger takes some of the note away to make the repetition heard. */
function gapAskedUs(
  song: LintSong,
  { startUs, endUs, ungatedEndUs = endUs, note }: VoiceNote,
  nextUs: number,
): number {
  const gate = song.arrangement?.file.gate ?? DEFAULT_GATE;
  return nextUs - startUs - gatedLengthUs(ungatedEndUs - startUs, note, gate);
}

function fixFor({ arrangement }: LintSong): Pick<Find, 'fix'> {
  if (!arrangement || arrangement.file.gate <= GATE_THAT_HELPS) return {};
  return { fix: { kind: 'arrangement', edits: [{ keys: ['gate'], value: GATE_THAT_HELPS }] } };
}
