/** Finds drives that carry most of the song while others rest. */
import type { Voice } from '../../arrangement/types.ts';
import type { Rule } from '../types.ts';

export const overworkedDrive: Rule = {
  name: 'overworked-drive',
  about: 'a drive that plays several times as much as the others do on average',
  options: { times: 4, notes: 100 },
  check(song, report, { times = 4, notes: notesMin = 100 }) {
    const busy = song.arranged().voices.filter(({ notes }) => notes.length > 0);
    for (const voice of busy) {
      const others = busy.filter((other) => other !== voice);
      if (others.length === 0 || voice.notes.length < notesMin) continue;
      const meanUs = others.reduce((sum, other) => sum + soundingUs(other), 0) / others.length;
      const ratio = soundingUs(voice) / meanUs;
      if (ratio < times) continue;
      const fact = `drive ${voice.drive} sounds ${Math.round(ratio)} times as long as the others on average`;
      report({ message: `${fact}; share its part with another drive (drive: [a, b])`, drive: voice.drive });
    }
  },
};

function soundingUs({ notes }: Voice): number {
  return notes.reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0);
}
