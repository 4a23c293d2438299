/** A song typed as text → the MIDI file it stands for; what `arrangements/*.song` and test fixtures are read with. */
import type { MidiFile } from '../midi-file.ts';
import { parseSong } from './parse-song.ts';
import { songToMidi } from './song-to-midi.ts';

/**
 * Reads a song text (the form is explained in `arrangements/README.md`).
 * @throws SongTextError with the line where the text is not understood or a bar does not add up.
 */
export function readSong(text: string, path = 'song'): MidiFile {
  return songToMidi(parseSong(text, path));
}
