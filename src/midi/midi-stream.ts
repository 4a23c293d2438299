/** Raw MIDI bytes → messages: in any portions, with running status, with junk between (MIDI 1.0, appendix 2 and 3). */
import { decodeMessage } from './channel-message.ts';
import { dataBytesOf, SYSEX } from './status-bytes.ts';
import type { ChannelMessage } from './types.ts';

/** What comes over a cable, as far as it is for drives; `reset` is the system reset FF, and `clock` ticks 24 times a quarter. */
export type MidiMessage = ChannelMessage | { type: 'clock' | 'start' | 'continue' | 'stop' | 'reset' };

/** MIDI clock (MIDI 1.0, "timing clock"). */
export const CLOCKS_PER_QUARTER = 24;

export interface MidiStream {
  push(bytes: Uint8Array): void;
}

const REAL_TIME: Readonly<Record<number, MidiMessage>> = {
  0xf8: { type: 'clock' },
  0xfa: { type: 'start' },
  0xfb: { type: 'continue' },
  0xfc: { type: 'stop' },
  0xff: { type: 'reset' },
};

/**
 * A parser that keeps three bytes at most, whatever comes. A data byte without a status is skipped, and so is a message
 * that a new status cuts short; note-on with velocity 0 is a note-off.
 */
export function createMidiStream(onMessage: (message: MidiMessage) => void): MidiStream {
  let status = 0;
  let skipBytes = 0;
  let first: number | undefined;

  function take(byte: number): void {
    if (byte >= 0xf8) {
      const message = REAL_TIME[byte];
      if (message) onMessage(message);
    } else if (byte >= 0x80) {
      status = byte < SYSEX ? byte : 0;
      skipBytes = byte < SYSEX ? 0 : byte === SYSEX ? Infinity : dataBytesOf(byte);
      first = undefined;
    } else if (skipBytes > 0) skipBytes--;
    else if (status !== 0) takeData(byte);
  }

  function takeData(byte: number): void {
    if (first === undefined && dataBytesOf(status) === 2) {
      first = byte;
      return;
    }
    onMessage(decodeMessage(status, first ?? byte, first === undefined ? 0 : byte));
    first = undefined;
  }

  return { push: (bytes) => bytes.forEach(take) };
}
