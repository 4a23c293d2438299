/** Finds silences in which an audience believes that the drives have failed. */
import type { Note } from '../../score/types.ts';
import type { Rule } from '../types.ts';

export const longSilence: Rule = {
  name: 'long-silence',
  about: 'seconds in which nothing sounds, at the start, inside or at the end',
  options: { seconds: 5 },
  check(song, report, { seconds = 5 }) {
    if (song.score.notes.length === 0) return;
    for (const { fromUs, toUs } of silences(song.score.notes, song.score.durationUs)) {
      const lastsSeconds = (toUs - fromUs) / 1_000_000 / song.tempo;
      if (lastsSeconds < seconds) continue;
      const fact = `nothing sounds for ${Math.round(lastsSeconds * 10) / 10} s`;
      report({ message: `${fact}; shorten the rest, or the track's end`, atUs: fromUs });
    }
  },
};

function silences(notes: readonly Note[], durationUs: number): { fromUs: number; toUs: number }[] {
  const found: { fromUs: number; toUs: number }[] = [];
  let soundsUntilUs = 0;
  for (const { startUs, endUs } of notes) {
    if (startUs > soundsUntilUs) found.push({ fromUs: soundsUntilUs, toUs: startUs });
    soundsUntilUs = Math.max(soundsUntilUs, endUs);
  }
  return [...found, { fromUs: soundsUntilUs, toUs: Math.max(durationUs, soundsUntilUs) }];
}
