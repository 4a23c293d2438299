/** Says who plays on each channel: its name, and its instrument. */
import type { MidiFile } from '../midi/types.ts';
import type { Note, Score } from './types.ts';

/** Channels that have notes, in rising order. A channel is named by its track, where the track has no other channel. */
export function describeChannels(file: MidiFile, notes: readonly Note[]): Score['channels'] {
  const trackOfChannel = new Map<number, number>();
  const channelsOfTrack = new Map<number, Set<number>>();
  let [lastChannel, lastTrack] = [0, 0];
  for (const { channel, track } of notes) {
    if (channel === lastChannel && track === lastTrack) continue;
    [lastChannel, lastTrack] = [channel, track];
    if (!trackOfChannel.has(channel)) trackOfChannel.set(channel, track);
    const channels = channelsOfTrack.get(track);
    if (channels) channels.add(channel);
    else channelsOfTrack.set(track, new Set([channel]));
  }
  const programs = lastPrograms(file);
  return [...trackOfChannel]
    .toSorted(([a], [b]) => a - b)
    .map(([channel, track]) => ({
      channel,
      name: channelsOfTrack.get(track)?.size === 1 ? (file.tracks[track - 1]?.name ?? '') : '',
      program: programs.get(channel),
    }));
}

function lastPrograms(file: MidiFile): Map<number, number> {
  const programs = new Map<number, { midiTick: number; program: number }>();
  for (const { events } of file.tracks) {
    for (const event of events) {
      if (event.type !== 'programChange') continue;
      const known = programs.get(event.channel);
      if (!known || event.midiTick >= known.midiTick) programs.set(event.channel, event);
    }
  }
  return new Map([...programs].map(([channel, { program }]) => [channel, program]));
}
