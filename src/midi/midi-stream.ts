/** Raw MIDI bytes → messages: in any portions, with running status, with junk between (MIDI 1.0, appendix 2 and 3). */
import { BEND_STEPS } from './controllers.ts';
import { CHANNEL_DATA_BYTES, SYSEX, SYSTEM_DATA_BYTES } from './read-event.ts';
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
      status = byte < 0xf0 ? byte : 0;
      // SysEx ends by a byte of its own.
      skipBytes = byte === SYSEX ? Infinity : (SYSTEM_DATA_BYTES[byte] ?? 0);
      first = undefined;
    } else if (skipBytes > 0) skipBytes--;
    else if (status !== 0) takeData(byte);
  }

  function takeData(byte: number): void {
    if (first === undefined && CHANNEL_DATA_BYTES[(status >> 4) - 8] === 2) {
      first = byte;
      return;
    }
    onMessage(channelMessage(status, first ?? byte, byte));
    first = undefined;
  }

  return { push: (bytes) => bytes.forEach(take) };
}

/** `status` 0x80..0xef; messages with one data byte have it in `data1`. */
function channelMessage(status: number, data1: number, data2: number): ChannelMessage {
  const channel = (status & 0xf) + 1;
  switch (status >> 4) {
    case 0x8:
      return { type: 'noteOff', channel, note: data1, velocity: data2 };
    case 0x9:
      return { type: data2 > 0 ? 'noteOn' : 'noteOff', channel, note: data1, velocity: data2 };
    case 0xa:
      return { type: 'keyPressure', channel, note: data1, pressure: data2 };
    case 0xb:
      return { type: 'controller', channel, controller: data1, value: data2 };
    case 0xc:
      return { type: 'programChange', channel, program: data1 };
    case 0xd:
      return { type: 'channelPressure', channel, pressure: data1 };
    default:
      return { type: 'pitchBend', channel, value: data1 + data2 * 0x80 - BEND_STEPS };
  }
}
