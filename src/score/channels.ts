/** Says who plays on each channel: its name, and its instrument. */
import type { NoteTable } from './note-table.ts';
import type { Score } from './types.ts';

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
  const channelsOfTrack = new Map<number, Set<number>>();
  let [lastChannel, lastTrack] = [0, 0];
  for (let row = 0; row < notes.length; row += 1) {
    const [channel, track] = [notes.channel.at(row), notes.track.at(row)];
    if (channel === lastChannel && track === lastTrack) continue;
    [lastChannel, lastTrack] = [channel, track];
    if (!trackOfChannel.has(channel)) trackOfChannel.set(channel, track);
    const channels = channelsOfTrack.get(track);
    if (channels) channels.add(channel);
    else channelsOfTrack.set(track, new Set([channel]));
  }
  return [...trackOfChannel]
    .toSorted(([a], [b]) => a - b)
    .map(([channel, track]) => ({
      channel,
      name: channelsOfTrack.get(track)?.size === 1 ? (tracks[track - 1]?.name ?? '') : '',
      program: programs.get(channel),
    }));
}
