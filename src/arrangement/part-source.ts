/** Which notes of a score a part may take. */
import { isWithin } from '../units/octave.ts';
import { isPercussion } from '../score/percussion.ts';
import type { Note } from '../score/types.ts';
import type { PartSource } from './types.ts';

/** Whether a note of the score is among those a part may take. */
export function belongsTo(
  from: PartSource,
  { channel, track, note }: Pick<Note, 'channel' | 'track' | 'note'>,
): boolean {
  if (from.channels ? !from.channels.includes(channel) : isPercussion(channel)) return false;
  if (from.tracks && !from.tracks.includes(track)) return false;
  return !from.range || isWithin(note, from.range);
}
