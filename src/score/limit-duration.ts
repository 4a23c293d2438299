/** Cuts a score that would last for days: no music does, damaged files claim it. */
import type { Score } from './types.ts';

/** A day. */
export const LONGEST_SONG_US = 86_400_000_000;

/** What begins later is left out and told; what ends later ends there. */
export function limitDuration(score: Score): Score {
  if (score.durationUs <= LONGEST_SONG_US) return score;
  const isInTime = ({ atUs }: { atUs: number }): boolean => atUs < LONGEST_SONG_US;
  const notes = score.notes
    .filter((note) => note.startUs < LONGEST_SONG_US)
    .map((note) => ({ ...note, endUs: Math.min(note.endUs, LONGEST_SONG_US) }));
  const hours = Math.round(score.durationUs / 3_600_000_000);
  const lost = `${score.notes.length - notes.length} notes behind the first day are left out`;
  const message = `the song would last ${hours} hours; ${lost}: check its tempo and its pauses`;
  return {
    ...score,
    notes,
    durationUs: LONGEST_SONG_US,
    tempos: score.tempos.filter((point) => point.startUs < LONGEST_SONG_US),
    meters: score.meters.filter((meter) => meter.startUs < LONGEST_SONG_US),
    barStartsUs: score.barStartsUs.filter((startUs) => startUs < LONGEST_SONG_US),
    bends: score.bends.filter(isInTime),
    pedals: score.pedals.filter(isInTime),
    ...(score.portamento && { portamento: score.portamento.filter(isInTime) }),
    texts: score.texts.filter(isInTime),
    problems: [...score.problems, { code: 'too-long', track: 0, byteOffset: 0, message }],
  };
}
