/** Tells of notes that no note-off ended: where they stand, and what was done. */
import { createProblemLog, type Problem } from '../midi/problems.ts';
import type { MidiFile } from '../midi/midi-file.ts';
import { noteToName } from '../units/note-name.ts';
import { barBeatAt } from './bar-beat.ts';
import type { Score } from './types.ts';

/** `byteOffset` is that of the track's chunk; `stuck` are rows of the score's notes. */
export function stuckNoteProblems(file: MidiFile, score: Score, stuck: readonly number[]): Problem[] {
  const log = createProblemLog();
  for (const row of stuck) {
    const { startUs, channel, note, track } = score.notes.at(row);
    const { bar, beat } = barBeatAt(score, startUs);
    const place = `on channel ${channel} at bar ${bar}, beat ${Math.floor(beat * 100) / 100}`;
    const message = `${noteToName(note)} ${place} is never ended; it lasts to the end of its track: end it in the file`;
    log.add({ code: 'stuck-note', track, byteOffset: file.tracks[track - 1]?.byteOffset ?? 0, message });
  }
  return log.list();
}
