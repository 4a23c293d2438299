/** Reads a MIDI file as far as it can be read, and says what was damaged and where. */
import { EventTable, packEvents } from './event-table.ts';
import type { MidiFile, MidiTrack } from './midi-file.ts';
import { createProblemLog, type ProblemLog } from './problems.ts';
import { findHeader, type Header } from './read/find-header.ts';
import { readTracks } from './read/read-tracks.ts';

/** What a pattern begins with where it says nothing itself (SMF 1.0, "meta events": 120 a minute, 4/4). */
const PATTERN_START = packEvents([
  { midiTick: 0, type: 'tempo', usPerQuarter: 500_000 },
  { midiTick: 0, type: 'timeSignature', numerator: 4, denominator: 4 },
]);

/**
 * Takes SMF of format 0, 1 and 2, also inside RIFF. Damage is mended or skipped and told in `problems`; a hostile
 * file costs no more than its size. Unknown chunks are no damage (SMF 1.0).
 * @throws MidiReadError where nothing in the bytes is a MIDI file.
 */
export function readMidi(bytes: Uint8Array): MidiFile {
  const log = createProblemLog();
  const header = findHeader(bytes, log);
  const tracks = readTracks(bytes, header, log);
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

/** The tracks of a format 2 file are independent patterns, each with its own tempo: one is put after the other. */
function placeInSequence(tracks: readonly MidiTrack[]): MidiTrack[] {
  let startTick = 0;
  return tracks.map((track) => {
    const events = new EventTable(PATTERN_START.length + track.events.length);
    for (const table of [PATTERN_START, track.events]) {
      for (let row = 0; row < table.length; row += 1) events.pushRowOf(table, row, startTick);
    }
    startTick = events.endTick;
    return { ...track, events };
  });
}
