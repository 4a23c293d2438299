/** Finds drives that carry most of the song while others rest. */
import type { VoiceTable } from '../../arrangement/voice-table.ts';
import { defineRule } from '../define-rule.ts';

export const overworkedDrive = defineRule({
  name: 'overworked-drive',
  about: 'a drive that plays several times as much as the others do on average',
  options: { times: 4, notes: 100 },
  check(song, log, { times, notes: notesMin }) {
    const busy = song
      .arranged()
      .voices.filter(({ notes }) => notes.length > 0)
      .map(({ drive, notes }) => ({ drive, notes: notes.length, soundsUs: soundingUs(notes) }));
    const allUs = busy.reduce((sum, { soundsUs }) => sum + soundsUs, 0);
    for (const { drive, notes, soundsUs } of busy) {
      const ratio = soundsUs / ((allUs - soundsUs) / (busy.length - 1));
      if (busy.length < 2 || notes < notesMin || ratio < times) continue;
      log.at({ drive }, () => {
        const fact = `drive ${drive} sounds ${Math.round(ratio)} times as long as the others on average`;
        return { message: `${fact}; share its part with another drive (drive: [a, b])` };
      });
    }
  },
});

function soundingUs({ startUs, endUs, length }: VoiceTable): number {
  let sumUs = 0;
  for (let index = 0; index < length; index += 1) sumUs += endUs.at(index) - startUs.at(index);
  return sumUs;
}
