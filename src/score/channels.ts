/** Says who plays on each channel: its name, and its instrument. */
import type { NoteTable } from './note-table.ts';
import type { Score } from './types.ts';

const CHANNELS = 16;

/**
 * Channels that have notes, in rising order. A channel is named by its track, where the track has no other channel.
 * @param programs by channel, as last given
 */
export function describeChannels(
  tracks: readonly { name: string }[],
  notes: NoteTable,
  programs: ReadonlyMap<number, number>,
): Score['channels'] {
  const trackOfChannel = new Map<number, number>();
  const channelsOfTrack = new Map<number, number>();
  const seen = new Uint8Array((tracks.length + 1) * CHANNELS);
  for (let row = 0; row < notes.length; row += 1) {
    const [channel, track] = [notes.channel.at(row), notes.track.at(row)];
    const pair = track * CHANNELS + channel - 1;
    if (seen[pair] === 1) continue;
    seen[pair] = 1;
    if (!trackOfChannel.has(channel)) trackOfChannel.set(channel, track);
    channelsOfTrack.set(track, (channelsOfTrack.get(track) ?? 0) + 1);
  }
  return [...trackOfChannel]
    .toSorted(([a], [b]) => a - b)
    .map(([channel, track]) => ({
      channel,
      name: channelsOfTrack.get(track) === 1 ? (tracks[track - 1]?.name ?? '') : '',
      program: programs.get(channel),
    }));
}
