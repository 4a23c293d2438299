/** Finds where folding turns the music upside down: the melody below the bass, or two lines on one pitch. */
import { isFolded, TONE_KIND, type VoiceTable } from '../../arrangement/voice-table.ts';
import type { Voice } from '../../arrangement/arranged.ts';
import { noteToName } from '../../units/note-name.ts';
import { listed } from '../../words/list.ts';
import { defineRule } from '../define-rule.ts';
import type { LintSong } from '../types.ts';

/** A tone of a voice, by its place there. */
type Tone = { drive: number; notes: VoiceTable; index: number };

export const foldCrossing = defineRule({
  name: 'fold-crossing',
  about: 'folding puts the melody below the bass, or two voices in unison',
  check(song, log) {
    const { voices } = song.arranged();
    if (!voices.some(({ notes }) => hasFolded(notes))) return;
    const clash = createJudge(song);
    forEachMeeting(voices, (next, other) => {
      const tell = clash(next, other);
      const { drive, notes, index } = isFolded(next.notes, next.index) ? next : other;
      if (tell) log.atVoiceNote(drive, notes, index, () => ({ message: tell() }));
    });
  },
});

function hasFolded(notes: VoiceTable): boolean {
  for (let index = 0; index < notes.length; index += 1) if (isFolded(notes, index)) return true;
  return false;
}

/** Visits each tone, in order of time, with each one that sounds on another drive when it begins. */
function forEachMeeting(voices: readonly Voice[], visit: (next: Tone, other: Tone) => void): void {
  // A drive sounds one tone at a time, so that the last one begun is the only one that can sound.
  const heads = voices.map(({ drive, notes }): Tone => ({ drive, notes, index: -1 }));
  for (let next = firstToBegin(heads); next; next = firstToBegin(heads)) {
    next.index += 1;
    const { notes, index } = next;
    if (notes.kind.at(index) !== TONE_KIND) continue;
    const nowUs = notes.startUs.at(index);
    for (const other of heads) {
      if (other === next || other.index < 0 || other.notes.kind.at(other.index) !== TONE_KIND) continue;
      if (other.notes.endUs.at(other.index) > nowUs) visit(next, other);
    }
  }
}

/** The voice whose next note begins before those of all others; undefined where all are through. */
function firstToBegin(heads: readonly Tone[]): Tone | undefined {
  let [first, firstUs]: [Tone | undefined, number] = [undefined, Infinity];
  for (const head of heads) {
    const next = head.index + 1;
    if (next < head.notes.length && head.notes.startUs.at(next) < firstUs)
      [first, firstUs] = [head, head.notes.startUs.at(next)];
  }
  return first;
}

/** What is to be said of two notes that sound together; undefined where nothing is. */
function createJudge(song: LintSong): (a: Tone, b: Tone) => (() => string) | undefined {
  const written = ({ notes, index }: Tone): number => song.score.notes.note.at(notes.row.at(index));
  const sounds = ({ notes, index }: Tone): number => notes.note.at(index);
  const remedy = song.arrangement
    ? 'give one part an octave'
    : 'write an arrangement (flopera arrange --write), and give one part an octave';
  return (a, b) => {
    if (!isFolded(a.notes, a.index) && !isFolded(b.notes, b.index)) return undefined;
    const [upper, lower] = written(a) >= written(b) ? [a, b] : [b, a];
    if (written(upper) === written(lower)) return undefined;
    const [high, low] = [sounds(upper), sounds(lower)];
    const drives = [upper.drive, lower.drive] as const;
    // Without an arrangement flopera has chosen so itself, where every other way would lose more.
    if (high === low && !song.arrangement) return undefined;
    if (high === low)
      return () => `folding puts drives ${listed(drives, 'and')} in unison on ${noteToName(high)}; ${remedy}`;
    if (high > low || !isOuter(song, upper, lower)) return undefined;
    return () => {
      const fact = `folding puts the melody (${noteToName(high)}, drive ${drives[0]}) below the bass`;
      return `${fact} (${noteToName(low)}, drive ${drives[1]}); ${remedy}`;
    };
  };
}

function isOuter(song: LintSong, upper: Tone, lower: Tone): boolean {
  const { melody, bass } = song.outerLines();
  return melody[upper.notes.row.at(upper.index)] === 1 && bass[lower.notes.row.at(lower.index)] === 1;
}
