/** Writes a MIDI file anew from what was read: no damage, every note ended once, none without length. */
import { packEvents, unpackEvents, type MidiFile, type MidiTrack } from '../../midi/midi-file.ts';
import type { MidiEvent } from '../../midi/types.ts';
import { writeMidi } from '../../midi/write-midi.ts';
import { pairNotes } from '../../score/note-pairing.ts';

/**
 * The bytes of the mended file; mending it again gives the same bytes. What flopera has no use for (unknown metas and
 * chunks) is not in it, so keep a copy.
 * @throws RangeError where a pause is longer than a MIDI file can hold.
 */
export function mendMidi(file: MidiFile): Uint8Array {
  const notesOfTrack: MidiEvent[][] = file.tracks.map(() => []);
  const { notes } = pairNotes(file.tracks, {
    toUs: (midiTick) => midiTick,
    endsWithTrack: file.format === 2,
  });
  for (let row = 0; row < notes.length; row += 1) {
    const { startUs: startTick, endUs: endTick, channel, note, velocity, track } = notes.at(row);
    if (endTick <= startTick) continue;
    notesOfTrack[track - 1]?.push(
      { midiTick: startTick, type: 'noteOn', channel, note, velocity },
      { midiTick: endTick, type: 'noteOff', channel, note, velocity: 0 },
    );
  }
  const tracks = file.tracks.map((track, index) => mendTrack(track, notesOfTrack[index] ?? []));
  // The patterns of format 2 already stand one after the other.
  return writeMidi({ format: file.format === 2 ? 1 : file.format, division: file.division, tracks });
}

function mendTrack(track: MidiTrack, notes: readonly MidiEvent[]): MidiTrack {
  const others = unpackEvents(track.events).filter(({ type }) => type !== 'noteOn' && type !== 'noteOff');
  const events = [...others, ...notes].toSorted((a, b) => a.midiTick - b.midiTick || order(a) - order(b));
  return { ...track, name: '', events: packEvents(events) };
}

/** At one tick offs come first, and what sets the stage comes before ons. */
function order({ type }: MidiEvent): number {
  if (type === 'noteOff') return 0;
  return type === 'noteOn' ? 2 : 1;
}
