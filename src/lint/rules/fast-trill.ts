/** Finds trills and runs faster than a stepper speaks: they blur into a buzz, or lose notes. */
import type { PackedVoice } from '../../arrangement/packed-arranged.ts';
import { TONE_KIND } from '../../arrangement/piece-table.ts';
import type { VoiceTable } from '../../arrangement/voice-table.ts';
import { noteToName } from '../../units/note-name.ts';
import type { LintSong, Report, Rule } from '../types.ts';

export const fastTrill: Rule = {
  name: 'fast-trill',
  about:
    'a trill faster than a drive can be heard to change its note, or a note that passes too fast for it to speak',
  options: { ms: 70, notes: 4 },
  check(song, report, { ms = 70, notes: notesMin = 4 }) {
    for (const voice of song.arranged().voices) {
      if (voice.tooFast.length === 0 && !isQuick(voice.notes, notesMin, ms * 1000)) continue;
      const told = new Set<number>();
      forEachTrill(song, writtenRows(voice), ms * 1000 * song.tempo, (trill) => {
        if (trill.length < notesMin) return;
        for (const row of trill) told.add(row);
        reportTrill(song, voice.drive, trill, ms, report);
      });
      for (const row of voice.tooFast) if (!told.has(row)) reportTooFast(song, voice.drive, row, report);
    }
  },
};

/** Whether so many notes anywhere follow each other as quickly as in a trill. */
function isQuick({ startUs, length }: VoiceTable, notesMin: number, stepUs: number): boolean {
  const steps = Math.max(1, notesMin - 1);
  for (let index = steps; index < length; index += 1) {
    if (startUs.at(index) - startUs.at(index - steps) < steps * stepUs) return true;
  }
  return false;
}

/** Rows of the score that the drive was to play, in order of time: what it plays, and what came too fast for it. */
function writtenRows({ notes: { row, kind, length }, tooFast }: PackedVoice): readonly number[] {
  const rows: number[] = [];
  for (let index = 0; index < length; index += 1) {
    if (kind.at(index) === TONE_KIND && row.at(index) !== row.at(index - 1)) rows.push(row.at(index));
  }
  return tooFast.length === 0 ? rows : [...rows, ...tooFast].sort((a, b) => a - b);
}

/** Runs in which two pitches alternate, each less than `stepUs` after the one before. */
function forEachTrill(
  { score: { notes } }: LintSong,
  rows: readonly number[],
  stepUs: number,
  take: (trill: readonly number[]) => void,
): void {
  const { startUs, note } = notes;
  let from = 0;
  for (let to = 1; to <= rows.length; to += 1) {
    const [row = -1, last = -1, beforeLast = -1] = [rows[to], rows[to - 1], rows[to - 2]];
    const isFast = to < rows.length && startUs.at(row) - startUs.at(last) < stepUs;
    const isOther = isFast && note.at(row) !== note.at(last);
    if (isOther && (to - from < 2 || note.at(beforeLast) === note.at(row))) continue;
    if (to - from > 2) take(rows.slice(from, to));
    from = isOther ? to - 1 : to;
  }
}

function reportTrill(
  song: LintSong,
  drive: number,
  trill: readonly number[],
  ms: number,
  report: Report,
): void {
  const { startUs, note } = song.score.notes;
  const [first = 0, second = 0] = trill;
  report.atNoteOf(drive, first, () => {
    const eachMs = Math.round((startUs.at(second) - startUs.at(first)) / 1000 / song.tempo);
    const names = `${noteToName(note.at(first))} ${noteToName(note.at(second))}`;
    const fact = `a trill ${names} of ${trill.length} notes, ${eachMs} ms each`;
    return { message: `${fact}; play it slower than ${ms} ms a note` };
  });
}

function reportTooFast(song: LintSong, drive: number, row: number, report: Report): void {
  report.atNoteOf(drive, row, () => {
    const fact = `${noteToName(song.score.notes.note.at(row))} passes too fast for drive ${drive}, and is not played`;
    return { message: `${fact}; hold it longer, give it to a higher drive, or leave it out` };
  });
}
