/** Reads damaged bytes and says in short what came of it: the notes that were read, and what was told. */
import { readMidi } from '../../src/midi/read-midi.ts';
import { unpackEvents } from '../../src/midi/event-table.ts';
import type { MidiFile } from '../../src/midi/midi-file.ts';
import type { MidiEvent } from '../../src/midi/types.ts';
import { trackChunk } from './hex.ts';

/** Two quarters, C4 and D4. */
export const SCALE = `
  00 90 3C 40  # C4
  60 80 3C 00
  00 90 3E 40  # D4
  60 80 3E 00
  00 FF 2F 00`;
export const scale = trackChunk(SCALE);

/** What `read` tells of `scale` undamaged. */
export const WHOLE = '60@0 62@96';

export function read(bytes: Uint8Array): { onsets: string[]; told: string[] } {
  const file = readMidi(bytes);
  return { onsets: onsets(file), told: told(file) };
}

/** Notes begun, with their ticks: `C4@0` would be 60@0. */
export function onsets(file: MidiFile): string[] {
  return file.tracks.map(({ events }) =>
    unpackEvents(events)
      .flatMap((event) => (event.type === 'noteOn' ? [`${event.note}@${event.midiTick}`] : []))
      .join(' '),
  );
}

/** The events of a track, from 1. */
export function eventsOf(file: MidiFile, track = 1): MidiEvent[] {
  const events = file.tracks[track - 1]?.events;
  return events ? unpackEvents(events) : [];
}

export function told(file: MidiFile): string[] {
  return file.problems.map(({ code, track, byteOffset }) => `${code} track ${track} byte ${byteOffset}`);
}
