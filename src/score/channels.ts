/** The score by channel: who plays, how much, how high and low, and how many notes at once. */
import type { Column } from '../table/column.ts';
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

export type ChannelRow = {
  /** 1..16. */
  channel: number;
  name: string;
  /** 0..127. */
  program: number | undefined;
  notes: number;
  lowNote: number;
  highNote: number;
  mostAtOnce: number;
};

export function channelTable({ channels, notes }: Score): ChannelRow[] {
  const rowsOf = Array.from({ length: CHANNELS + 1 }, (): number[] => []);
  for (let row = 0; row < notes.length; row += 1) rowsOf[notes.channel.at(row)]?.push(row);
  return channels.map(({ channel, name, program }) => {
    const rows = rowsOf[channel] ?? [];
    let [lowNote, highNote] = [127, 0];
    for (const row of rows) {
      const note = notes.note.at(row);
      lowNote = Math.min(lowNote, note);
      highNote = Math.max(highNote, note);
    }
    const most = mostAtOnce(notes.startUs.pick(rows), notes.endUs.pick(rows));
    return { channel, name, program, notes: rows.length, lowNote, highNote, mostAtOnce: most };
  });
}

/**
 * Most notes that sound together; one that ends where another begins is over.
 * @param startUs in rising order
 */
function mostAtOnce(startUs: Column, endUs: Column): number {
  const ends = endUs.toSorted();
  let [most, over] = [0, 0];
  for (let row = 0; row < startUs.length; row += 1) {
    const us = startUs.at(row);
    while (over < row && ends.at(over) <= us) over += 1;
    most = Math.max(most, row + 1 - over);
  }
  return most;
}
