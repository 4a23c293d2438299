/** Writes a MIDI file anew from what was read: no damage, every note ended once, none without length. */
import { EventTable } from '../../midi/event-table.ts';
import type { MidiFile } from '../../midi/midi-file.ts';
import { messageKinds } from '../../midi/status-bytes.ts';
import { writeMidi } from '../../midi/write-midi.ts';
import { pairNotes } from '../../score/note-pairing.ts';
import type { NoteTable } from '../../score/note-table.ts';

/**
 * The bytes of the mended file; mending it again gives the same bytes. What flopera has no use for (unknown metas and
 * chunks) is not in it, so keep a copy.
 * @throws RangeError where a pause is longer than a MIDI file can hold.
 */
export function mendMidi(file: MidiFile): Uint8Array {
  const { notes } = pairNotes(file.tracks, {
    toUs: (midiTick) => midiTick,
    endsWithTrack: file.format === 2,
  });
  const tracks = file.tracks.map(({ events }) => ({ name: '', events: new EventTable(events.length) }));
  // What stands at one tick is written as it comes here: offs first, and what sets the stage before ons.
  pushNotes(tracks, notes, 'noteOff');
  file.tracks.forEach(({ events }, index) => pushOthers(tracks[index]?.events, events));
  pushNotes(tracks, notes, 'noteOn');
  // The patterns of format 2 already stand one after the other.
  return writeMidi({ format: file.format === 2 ? 1 : file.format, division: file.division, tracks });
}

/** @param notes with ticks for times */
function pushNotes(
  tracks: readonly { events: EventTable }[],
  { startUs: startTick, endUs: endTick, channel, note, velocity, track, length }: NoteTable,
  kind: 'noteOn' | 'noteOff',
): void {
  const isOn = kind === 'noteOn';
  for (let row = 0; row < length; row += 1) {
    if (endTick.at(row) <= startTick.at(row)) continue;
    const tick = isOn ? startTick.at(row) : endTick.at(row);
    const strength = isOn ? velocity.at(row) : 0;
    const { events } = tracks[track.at(row) - 1] ?? {};
    const status = (messageKinds[kind] << 4) | (channel.at(row) - 1);
    events?.pushMessage(tick, status, note.at(row), strength);
  }
}

function pushOthers(mended: EventTable | undefined, events: EventTable): void {
  for (let row = 0; row < events.length; row += 1) {
    const kind = events.kindAt(row);
    if (kind !== messageKinds.noteOn && kind !== messageKinds.noteOff) mended?.pushRowOf(events, row);
  }
}
