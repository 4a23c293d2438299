/** Voices that play the same notes at the same time from first to last, since the song itself has a part twice. */
import { TONE_KIND } from '../arrangement/voice-table.ts';
import { CHORD_SPREAD_US } from '../arrangement/onsets.ts';
import type { PackedVoice } from '../arrangement/arranged.ts';
import type { LintSong, Report } from './types.ts';

/** Of the notes of the voice that has more to play. */
const SHARE_MIN = 0.9;
/** Notes looked at before two voices are given up as different. */
const GLANCE_NOTES = 16;

/** @param notesMin voices of fewer notes are not judged */
export function reportTwins(song: LintSong, notesMin: number, report: Report): void {
  const playing = song.arranged().voices.filter(({ notes }) => notes.length >= notesMin);
  playing.forEach((voice, index) => {
    const twin = playing.slice(0, index).find((other) => isTwin(voice, other));
    if (!twin) return;
    report.atVoiceNote(voice.drive, voice.notes, 0, () => {
      const fact = `drive ${voice.drive} plays the notes of drive ${twin.drive} in unison`;
      return { message: `${fact}; give one of the two parts an octave, or take it out` };
    });
  });
}

function isTwin({ notes: a }: PackedVoice, { notes: b }: PackedVoice): boolean {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  let [same, next] = [0, 0];
  for (let index = 0; index < fewer.length; index += 1) {
    const atUs = fewer.startUs.at(index);
    while (next < more.length && more.startUs.at(next) < atUs - CHORD_SPREAD_US) next += 1;
    const isTogether = next < more.length && more.startUs.at(next) <= atUs + CHORD_SPREAD_US;
    const areTones = fewer.kind.at(index) === TONE_KIND && more.kind.at(next) === TONE_KIND;
    if (isTogether && areTones && fewer.note.at(index) === more.note.at(next)) same += 1;
    if (index === GLANCE_NOTES && same < GLANCE_NOTES / 2) return false;
  }
  return same >= SHARE_MIN * more.length;
}
