/** Finds drives that step for minutes without a rest: motors get hot, heads get stuck. */
import type { Voice } from '../../arrangement/types.ts';
import { atVoiceNote } from '../at.ts';
import type { Rule } from '../types.ts';

const MINUTE_US = 60_000_000;

export const overheatedDrive: Rule = {
  name: 'overheated-drive',
  about: 'a drive that plays for minutes without a rest',
  options: { minutes: 4, restSeconds: 2 },
  check(song, report, { minutes = 4, restSeconds = 2 }) {
    for (const voice of song.arranged().voices) {
      for (const { from, untilUs } of stretches(voice, restSeconds * 1_000_000)) {
        const lastsMinutes = (untilUs - from.startUs) / MINUTE_US;
        if (lastsMinutes <= minutes) continue;
        const fact = `drive ${voice.drive} plays for ${Math.round(lastsMinutes * 10) / 10} minutes without ${restSeconds} s of rest`;
        report({
          message: `${fact}; let another drive take over for a while`,
          ...atVoiceNote(voice.drive, from),
        });
      }
    }
  },
};

function stretches({ notes }: Voice, restUs: number): { from: Voice['notes'][number]; untilUs: number }[] {
  const found: { from: Voice['notes'][number]; untilUs: number }[] = [];
  for (const note of notes) {
    const last = found.at(-1);
    if (last && note.startUs - last.untilUs < restUs) last.untilUs = note.endUs;
    else found.push({ from: note, untilUs: note.endUs });
  }
  return found;
}
