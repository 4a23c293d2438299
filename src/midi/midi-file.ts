/** A MIDI file as it is read and written: its events in tables, which are a tenth of the size of objects. */
import type { EventTable } from './event-table.ts';
import type { Problem } from './problems.ts';

/** Units of `midiTick`: parts of a quarter note, or parts of an SMPTE frame (SMF 1.0, division). */
export type Division =
  | { kind: 'ppq'; ticksPerQuarter: number }
  /** `framesPerSecond` is exact: 24, 25, 30000/1001 (drop, coded 29) or 30. */
  | { kind: 'smpte'; framesPerSecond: number; ticksPerFrame: number };

export type MidiTrack = {
  name: string;
  /** Where its chunk begins in the file as given; absent in a file that was never bytes. */
  byteOffset?: number;
  events: EventTable;
};

/** A file as far as it could be read. Format 2 tracks are already placed one after the other in `midiTick`. */
export type MidiFile = {
  format: 0 | 1 | 2;
  division: Division;
  tracks: MidiTrack[];
  problems: Problem[];
};
