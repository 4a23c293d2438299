/** Cuts a score that would last for days: no music does, damaged files claim it. */
import { byCount, counted } from '../../words/plural.ts';
import type { NoteTable } from '../note-table.ts';
import { firstAtOrAfter } from '../../table/bisect.ts';
import type { Score } from '../types.ts';

/** A day. */
export const LONGEST_SONG_US = 86_400_000_000;

/** What begins later is left out and told; what ends later ends there. */
export function limitDuration(score: Score): Score {
  if (score.durationUs <= LONGEST_SONG_US) return score;
  const isInTime = ({ atUs }: { atUs: number }): boolean => atUs < LONGEST_SONG_US;
  const notes = withinTime(score.notes);
  const isKept = (row: number): boolean => row < notes.length;
  const hours = Math.round(score.durationUs / 3_600_000_000);
  const count = score.notes.length - notes.length;
  const lost = `${counted(count, 'note')} behind the first day ${byCount(count, 'is', 'are')} left out`;
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
    stuck: score.stuck.filter(isKept),
    unreleased: score.unreleased.filter(isKept),
    restruck: score.restruck.filter(isKept),
  };
}

/** Notes are sorted by their start, so that the rows kept stay what they were. */
function withinTime(notes: NoteTable): NoteTable {
  const count = firstAtOrAfter(notes.startUs, LONGEST_SONG_US);
  const kept = notes.pick(Array.from({ length: count }, (_, row) => row));
  return kept.with({ endUs: kept.endUs.map((us) => Math.min(us, LONGEST_SONG_US)) });
}
