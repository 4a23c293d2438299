/** Finds where folding turns the music upside down: the melody below the bass, or two lines on one pitch. */
import type { VoiceTable } from '../../arrangement/voice-table.ts';
import { TONE_KIND } from '../../arrangement/piece-table.ts';
import { noteToName } from '../../units/note-name.ts';
import { atNote } from '../at.ts';
import type { LintSong, Rule } from '../types.ts';

/** A note as it is played, by its row in the score. */
type Played = { drive: number; row: number; startUs: number; endUs: number; note: number; isFolded: boolean };

export const foldCrossing: Rule = {
  name: 'fold-crossing',
  about: 'folding puts the melody below the bass, or two voices in unison',
  check(song, report) {
    const clash = createJudge(song);
    let sounding: Played[] = [];
    for (const next of foldedCompany(song)) {
      sounding = sounding.filter(({ endUs }) => endUs > next.startUs);
      for (const other of sounding) {
        const tell = clash(next, other);
        const folded = next.isFolded ? next : other;
        if (tell) report({ ...atNote(song, folded.row), drive: folded.drive }, () => ({ message: tell() }));
      }
      sounding.push(next);
    }
  },
};

/** All tones that are played, in order of time; none at all where nothing was folded. */
function foldedCompany(song: LintSong): Played[] {
  const { voices } = song.arranged();
  if (!voices.some(({ notes }) => hasFolded(notes))) return [];
  return voices
    .flatMap(({ drive, notes }) => playedOn(drive, notes))
    .toSorted((a, b) => a.startUs - b.startUs);
}

function hasFolded(notes: VoiceTable): boolean {
  for (let index = 0; index < notes.length; index += 1) if (notes.isFolded(index)) return true;
  return false;
}

function playedOn(drive: number, notes: VoiceTable): Played[] {
  const played: Played[] = [];
  for (let index = 0; index < notes.length; index += 1) {
    if (notes.kind.at(index) !== TONE_KIND) continue;
    played.push({
      drive,
      row: notes.row.at(index),
      startUs: notes.startUs.at(index),
      endUs: notes.endUs.at(index),
      note: notes.note.at(index),
      isFolded: notes.isFolded(index),
    });
  }
  return played;
}

/** What is to be said of two notes that sound together; undefined where nothing is. */
function createJudge(song: LintSong): (a: Played, b: Played) => (() => string) | undefined {
  const { note: written } = song.score.notes;
  const remedy = song.arrangement
    ? 'give one part an octave'
    : 'write an arrangement (flopera arrange --write), and give one part an octave';
  return (a, b) => {
    if (!a.isFolded && !b.isFolded) return undefined;
    const [upper, lower] = written.at(a.row) >= written.at(b.row) ? [a, b] : [b, a];
    if (written.at(upper.row) === written.at(lower.row)) return undefined;
    if (upper.note === lower.note) {
      return () => {
        const sounds = noteToName(upper.note);
        return `folding puts drives ${upper.drive} and ${lower.drive} in unison on ${sounds}; ${remedy}`;
      };
    }
    const { melody, bass } = song.outerLines();
    if (upper.note > lower.note || melody[upper.row] !== 1 || bass[lower.row] !== 1) return undefined;
    return () => {
      const fact = `folding puts the melody (${noteToName(upper.note)}, drive ${upper.drive}) below the bass`;
      return `${fact} (${noteToName(lower.note)}, drive ${lower.drive}); ${remedy}`;
    };
  };
}
