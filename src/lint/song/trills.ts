/** Trills of a voice: what a drive was to play, whether or not it came too fast for it. */
import { TONE_KIND } from '../../arrangement/voice-table.ts';
import type { Voice } from '../../arrangement/arranged.ts';
import type { VoiceTable } from '../../arrangement/voice-table.ts';
import type { LintSong } from '../types.ts';

/** Faster than `ms` a note, and of at least so many notes. */
export type TrillLimits = { ms: number; notes: number };

/** About 14 notes a second are heard apart; of two or three nobody says that they trill. */
export const TRILL_LIMITS: TrillLimits = { ms: 70, notes: 4 };

/** Runs in which two pitches alternate so fast, as rows of the score. */
export function trillsOf(song: LintSong, voice: Voice, { ms, notes: notesMin }: TrillLimits): number[][] {
  if (voice.tooFast.length === 0 && !isQuick(voice.notes, notesMin, ms * 1000)) return [];
  const { startUs, note } = song.score.notes;
  const stepUs = ms * 1000 * song.tempo;
  const rows = writtenRows(voice);
  const trills: number[][] = [];
  let from = 0;
  for (let to = 1; to <= rows.length; to += 1) {
    const [row = 0, last = 0, beforeLast = 0] = [rows[to], rows[to - 1], rows[Math.max(0, to - 2)]];
    const isFast = to < rows.length && startUs.at(row) - startUs.at(last) < stepUs;
    const isOther = isFast && note.at(row) !== note.at(last);
    if (isOther && (to - from < 2 || note.at(beforeLast) === note.at(row))) continue;
    if (to - from >= notesMin) trills.push(rows.slice(from, to));
    from = isOther ? to - 1 : to;
  }
  return trills;
}

/** Whether so many notes anywhere follow each other as quickly as in a trill. */
function isQuick({ startUs, length }: VoiceTable, notesMin: number, stepUs: number): boolean {
  const steps = Math.max(1, notesMin - 1);
  for (let index = steps; index < length; index += 1) {
    if (startUs.at(index) - startUs.at(index - steps) < steps * stepUs) return true;
  }
  return false;
}

/** Rows of the score that the drive was to play, in order of time: what it plays, and what came too fast for it. */
function writtenRows({ notes: { row, kind, length }, tooFast }: Voice): number[] {
  const rows: number[] = [];
  for (let index = 0; index < length; index += 1) {
    if (kind.at(index) === TONE_KIND && row.at(index) !== rows.at(-1)) rows.push(row.at(index));
  }
  return tooFast.length === 0 ? rows : [...rows, ...tooFast].sort((a, b) => a - b);
}
