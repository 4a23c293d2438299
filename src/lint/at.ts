/** Places of finds: where a note of the score, or of a drive's voice, stands. */
import type { VoiceTable } from '../arrangement/voice-table.ts';
import type { LintSong, Place } from './types.ts';

/** @param row of the score */
export function atNote({ score: { notes } }: LintSong, row: number): Place {
  return { atUs: notes.startUs.at(row), channel: notes.channel.at(row), track: notes.track.at(row) };
}

export function atVoiceNote(song: LintSong, drive: number, voice: VoiceTable, index: number): Place {
  return { ...atNote(song, voice.row.at(index)), drive };
}
