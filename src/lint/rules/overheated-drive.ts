/** Finds drives that step for minutes without a rest: motors get hot, heads get stuck. */
import type { VoiceTable } from '../../arrangement/voice-table.ts';
import { defineRule } from '../define-rule.ts';

const MINUTE_US = 60_000_000;

export const overheatedDrive = defineRule({
  name: 'overheated-drive',
  about: 'a drive that plays for minutes without a rest',
  options: { minutes: 4, restSeconds: 2 },
  check(song, log, { minutes, restSeconds }) {
    for (const { drive, notes } of song.arranged().voices) {
      for (const { from, untilUs } of stretches(notes, restSeconds * 1_000_000)) {
        const lastsMinutes = (untilUs - notes.startUs.at(from)) / MINUTE_US;
        if (lastsMinutes <= minutes) continue;
        log.atVoiceNote(drive, notes, from, () => {
          const lasts = Math.round(lastsMinutes * 10) / 10;
          const fact = `drive ${drive} plays for ${lasts} minutes without ${restSeconds} s of rest`;
          return { message: `${fact}; let another drive take over for a while` };
        });
      }
    }
  },
});

/** By the place of their first note in the voice. */
function stretches(
  { startUs, endUs, length }: VoiceTable,
  restUs: number,
): { from: number; untilUs: number }[] {
  const ended: { from: number; untilUs: number }[] = [];
  let [from, untilUs] = [0, -Infinity];
  for (let index = 0; index < length; index += 1) {
    if (index > 0 && startUs.at(index) - untilUs >= restUs) {
      ended.push({ from, untilUs });
      from = index;
    }
    untilUs = endUs.at(index);
  }
  return length === 0 ? ended : [...ended, { from, untilUs }];
}
