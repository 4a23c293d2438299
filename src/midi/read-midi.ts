/** Reads a MIDI file as far as it can be read, and says what was damaged and where. */
import { decodeTrack } from './decode-track.ts';
import { findHeader, type Header } from './find-header.ts';
import type { MidiFile } from './midi-file.ts';
import { placeInSequence } from './place-in-sequence.ts';
import { createProblemLog, type ProblemLog } from './problem-log.ts';
import { readTracks } from './read-tracks.ts';

/**
 * Takes SMF of format 0, 1 and 2, also inside RIFF. Damage is mended or skipped and told in `problems`; a hostile
 * file costs no more than its size. Unknown chunks are no damage (SMF 1.0).
 * @throws MidiReadError where nothing in the bytes is a MIDI file.
 */
export function readMidi(bytes: Uint8Array): MidiFile {
  const log = createProblemLog();
  const header = findHeader(bytes, log);
  const tracks = readTracks(bytes, header, log).map(({ byteOffset, bytes: events }) =>
    decodeTrack(events, byteOffset),
  );
  checkTrackCount(header, tracks.length, log);
  const { format, division } = header;
  return {
    format,
    division,
    tracks: format === 2 ? placeInSequence(tracks) : tracks,
    problems: log.list(),
  };
}

function checkTrackCount(header: Header, trackCount: number, log: ProblemLog): void {
  if (header.format !== 0 || trackCount <= 1) return;
  const message = `format 0 has one track, ${trackCount} are there; they are played together, as in format 1`;
  log.add({ code: 'many-tracks-in-format-0', track: 0, byteOffset: 8, message });
}
