/** What a MIDI file says, as data: events with their tick, what its ticks are, and what was damaged. */

/** Something in the file that is not as the standard wants it; what could be read was read. */
export type Problem = {
  /** kebab-case name, stable once published, e.g. `truncated-track`. */
  code: string;
  /** Track from 1 as people count; 0 where the file as a whole is meant. */
  track: number;
  /** Offset in the file as given (before any RIFF wrapping is taken off). */
  byteOffset: number;
  /** The fact and the remedy, in one line, without file name. */
  message: string;
};

/** Units of `midiTick`: parts of a quarter note, or parts of an SMPTE frame (SMF 1.0, division). */
export type Division =
  | { kind: 'ppq'; ticksPerQuarter: number }
  /** `framesPerSecond` is exact: 24, 25, 30000/1001 (drop, coded 29) or 30. */
  | { kind: 'smpte'; framesPerSecond: number; ticksPerFrame: number };

export type TextKind = 'text' | 'copyright' | 'trackName' | 'instrument' | 'lyric' | 'marker' | 'cuePoint';

/** What a cable carries, too; `channel` is 1..16 everywhere in flopera. */
export type ChannelMessage =
  | { type: 'noteOn'; channel: number; note: number; velocity: number }
  | { type: 'noteOff'; channel: number; note: number; velocity: number }
  | { type: 'controller'; channel: number; controller: number; value: number }
  | { type: 'programChange'; channel: number; program: number }
  /** `value` -8192..8191; 0 is no bend. */
  | { type: 'pitchBend'; channel: number; value: number }
  | { type: 'channelPressure'; channel: number; pressure: number }
  | { type: 'keyPressure'; channel: number; note: number; pressure: number };

/** What only a file says: meta events, and SysEx as it is kept there. */
export type FileEventBody =
  | { type: 'tempo'; usPerQuarter: number }
  | { type: 'timeSignature'; numerator: number; denominator: number }
  | { type: 'keySignature'; sharps: number; minor: boolean }
  | { type: 'text'; kind: TextKind; text: string }
  | { type: 'sysEx'; data: Uint8Array }
  | { type: 'endOfTrack' };

export type MidiEventBody = ChannelMessage | FileEventBody;

export type FileEvent = FileEventBody & { midiTick: number };
export type MidiEvent = MidiEventBody & { midiTick: number };
