/** Which notes of a score a part may take. */
import type { NoteTable } from '../score/note-table.ts';
import { isPercussion } from '../score/percussion.ts';
import type { Note } from '../score/types.ts';
import { isWithin } from '../units/octave.ts';
import type { PartSource } from './types.ts';

const CHANNELS = 16;

/** Whether a note of the score is among those a part may take. */
export function belongsTo(
  from: PartSource,
  { channel, track, note }: Pick<Note, 'channel' | 'track' | 'note'>,
): boolean {
  if (from.channels ? !from.channels.includes(channel) : isPercussion(channel)) return false;
  if (from.tracks && !from.tracks.includes(track)) return false;
  return !from.range || isWithin(note, from.range);
}

/** `belongsTo` for the rows of a table, of which most ask for a channel alone. */
export function ownerOf(from: PartSource, { channel, track, note }: NoteTable): (row: number) => boolean {
  const isOwn = Uint8Array.from({ length: CHANNELS + 1 }, (_, own) =>
    Number(
      belongsTo({ ...(from.channels && { channels: from.channels }) }, { channel: own, track: 0, note: 0 }),
    ),
  );
  const isOfChannel = (row: number): boolean => isOwn[channel.at(row)] === 1;
  if (!from.tracks && !from.range) return isOfChannel;
  return (row) =>
    isOfChannel(row) &&
    belongsTo(from, { channel: channel.at(row), track: track.at(row), note: note.at(row) });
}
