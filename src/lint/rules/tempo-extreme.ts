/** Finds tempi that no music has: mostly a slip in a number. */
import type { Rule } from '../types.ts';

const US_PER_MINUTE = 60_000_000;

export const tempoExtreme: Rule = {
  name: 'tempo-extreme',
  about: 'a tempo so slow or fast that it is most likely a mistake',
  options: { slowest: 20, fastest: 300 },
  check(song, report, { slowest = 20, fastest = 300 }) {
    const { tempos, notes } = song.score;
    const lastOnsetUs = notes.at(-1)?.startUs ?? 0;
    tempos.forEach(({ startUs, usPerQuarter }, index) => {
      const untilUs = tempos[index + 1]?.startUs ?? Infinity;
      const isHeard = startUs <= lastOnsetUs && notes.length > 0 && untilUs > startUs;
      const perMinute = Math.round((US_PER_MINUTE / usPerQuarter) * song.tempo * 10) / 10;
      if (!isHeard || (perMinute >= slowest && perMinute <= fastest)) return;
      const fact = `${perMinute} quarters a minute is ${perMinute < slowest ? 'slower' : 'faster'} than music goes`;
      report({ message: `${fact} (${slowest} to ${fastest}); check the tempo`, atUs: startUs });
    });
  },
};
