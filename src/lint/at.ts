/** Places of finds: where a note of the score, or of a drive's voice, stands. */
import type { VoiceNote } from '../arrangement/types.ts';
import type { Note } from '../score/types.ts';
import type { Find } from './types.ts';

export function atNote({ startUs, channel, track }: Note): Pick<Find, 'atUs' | 'channel' | 'track'> {
  return { atUs: startUs, channel, track };
}

export function atVoiceNote(drive: number, { source }: VoiceNote): Pick<Find, 'atUs' | 'channel' | 'drive'> {
  return { atUs: source.startUs, channel: source.channel, drive };
}
