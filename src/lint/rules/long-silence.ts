/** Finds silences in which an audience believes that the drives have failed. */
import { PLAYED } from '../../arrangement/arranged.ts';
import { defineRule } from '../define-rule.ts';
import type { LintSong } from '../types.ts';

export const longSilence = defineRule({
  name: 'long-silence',
  about: 'seconds in which nothing sounds, at the start, inside or at the end',
  options: { seconds: 5 },
  check(song, log, { seconds }) {
    if (song.score.notes.length === 0) return;
    for (const { fromUs, toUs } of silences(song)) {
      const lastsSeconds = (toUs - fromUs) / 1_000_000 / song.tempo;
      if (lastsSeconds < seconds) continue;
      log.at({ atUs: fromUs }, () => {
        const fact = `nothing sounds for ${Math.round(lastsSeconds * 10) / 10} s`;
        return { message: `${fact}; shorten the rest, or the track's end` };
      });
    }
  },
});

/** Between the notes that drives play, as long as they are written; what no drive plays fills no silence. */
function silences(song: LintSong): { fromUs: number; toUs: number }[] {
  const { startUs, endUs, length } = song.score.notes;
  const { fates, isLossy } = song.arranged();
  const gaps: { fromUs: number; toUs: number }[] = [];
  let soundsUntilUs = 0;
  for (let row = 0; row < length; row += 1) {
    if (isLossy && fates.at(row) !== PLAYED) continue;
    if (startUs.at(row) > soundsUntilUs) gaps.push({ fromUs: soundsUntilUs, toUs: startUs.at(row) });
    soundsUntilUs = Math.max(soundsUntilUs, endUs.at(row));
  }
  return [...gaps, { fromUs: soundsUntilUs, toUs: Math.max(song.score.durationUs, soundsUntilUs) }];
}
