/** Finds where folding turns the music upside down: the melody below the bass, or two lines on one pitch. */
import type { VoiceNote } from '../../arrangement/types.ts';
import type { Note } from '../../score/types.ts';
import { noteToName } from '../../units/note-name.ts';
import { atVoiceNote } from '../at.ts';
import type { LintSong, Rule } from '../types.ts';

type Sounding = { drive: number; note: VoiceNote; melody: boolean; bass: boolean };

export const foldCrossing: Rule = {
  name: 'fold-crossing',
  about: 'folding puts the melody below the bass, or two voices in unison',
  check(song, report) {
    let sounding: Sounding[] = [];
    for (const next of foldedCompany(song)) {
      sounding = sounding.filter(({ note }) => note.endUs > next.note.startUs);
      for (const other of sounding) {
        const message = clash(next, other);
        const folded = next.note.foldedFrom === undefined ? other : next;
        if (message) report({ message, ...atVoiceNote(folded.drive, folded.note) });
      }
      sounding.push(next);
    }
  },
};

/** All notes that are played, in order of time; none at all where nothing was folded. */
function foldedCompany(song: LintSong): Sounding[] {
  const { voices } = song.arranged();
  if (!voices.some(({ notes }) => notes.some(({ foldedFrom }) => foldedFrom !== undefined))) return [];
  const { melody, bass } = song.outerLines();
  const melodyKeys = new Set([...melody].map(keyOf));
  const bassKeys = new Set([...bass].map(keyOf));
  return voices
    .flatMap(({ drive, notes }) =>
      notes
        .filter(({ burst, doubles }) => burst === undefined && doubles !== true)
        .map((note) => {
          const key = keyOf(note.source);
          return { drive, note, melody: melodyKeys.has(key), bass: bassKeys.has(key) };
        }),
    )
    .toSorted((a, b) => a.note.startUs - b.note.startUs);
}

function clash(a: Sounding, b: Sounding): string | undefined {
  if (a.note.foldedFrom === undefined && b.note.foldedFrom === undefined) return undefined;
  const [upper, lower] = a.note.source.note >= b.note.source.note ? [a, b] : [b, a];
  if (upper.note.source.note === lower.note.source.note) return undefined;
  const sounds = noteToName(upper.note.note);
  if (upper.note.note === lower.note.note) {
    return `folding puts drives ${upper.drive} and ${lower.drive} in unison on ${sounds}; give one part an octave`;
  }
  if (!upper.melody || !lower.bass || upper.note.note > lower.note.note) return undefined;
  const fact = `folding puts the melody (${sounds}, drive ${upper.drive}) below the bass`;
  return `${fact} (${noteToName(lower.note.note)}, drive ${lower.drive}); give one part an octave`;
}

function keyOf({ channel, note, startUs }: Pick<Note, 'channel' | 'note' | 'startUs'>): string {
  return `${channel} ${note} ${startUs}`;
}
