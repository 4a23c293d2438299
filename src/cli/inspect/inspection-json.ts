/** What `inspect --json` prints: the file as played, for other programs. */
import type { MidiFile } from '../../midi/types.ts';
import { channelTable } from '../../score/channel-table.ts';
import type { Score } from '../../score/types.ts';

/** Notes are sorted by startUs, channel, note; times are songUs. */
export function inspectionJson(file: MidiFile, score: Score): string {
  const { durationUs, tempos, meters, texts, tracks, problems } = score;
  const notes = score.notes.map(({ startUs, endUs, channel, note, velocity, track }) => ({
    startUs,
    endUs,
    channel,
    note,
    velocity,
    track,
  }));
  const { format, division } = file;
  const channels = channelTable(score);
  return JSON.stringify({
    format,
    division,
    durationUs,
    tempos,
    meters,
    texts,
    tracks,
    channels,
    notes,
    problems,
  });
}
