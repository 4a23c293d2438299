/** Finds tempi that no music has: mostly a slip in a number. */
import { defineRule } from '../define-rule.ts';

const US_PER_MINUTE = 60_000_000;

export const tempoExtreme = defineRule({
  name: 'tempo-extreme',
  about: 'a tempo so slow or fast that it is most likely a mistake',
  options: { slowest: 20, fastest: 300 },
  check(song, log, { slowest, fastest }) {
    const { tempos, notes } = song.score;
    const lastOnsetUs = notes.length === 0 ? -1 : notes.startUs.at(notes.length - 1);
    tempos.forEach(({ startUs, usPerQuarter }, index) => {
      const untilUs = tempos[index + 1]?.startUs ?? Infinity;
      const isHeard = startUs <= lastOnsetUs && untilUs > startUs;
      const written = US_PER_MINUTE / usPerQuarter;
      const perMinute = Math.round(written * song.tempo * 10) / 10;
      if (!isHeard || (perMinute >= slowest && perMinute <= fastest)) return;
      log.at({ atUs: startUs }, () => {
        const fact = `${perMinute} quarters a minute is ${perMinute < slowest ? 'slower' : 'faster'} than music goes`;
        const isFactor = written >= slowest && written <= fastest;
        const cause = isFactor ? `the arrangement's tempo: ${song.tempo}` : 'the tempo';
        return {
          message: `${fact} (${slowest} to ${fastest}); check ${cause}`,
          ...(isFactor && { keys: ['tempo'] }),
        };
      });
    });
  },
});
