/** What MIDI says, as data: what a cable carries, and what only a file has. */

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
