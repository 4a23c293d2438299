/** Raw MIDI bytes → messages: in any portions, with running status, with junk between (MIDI 1.0, appendix 2 and 3). */
import type { ChannelMessage } from '../midi/types.ts';
import type { LiveMessage } from './types.ts';

export interface MidiStream {
  push(bytes: Uint8Array): void;
}

/** Data bytes of the channel messages, by the high half of the status byte. */
const CHANNEL_DATA_BYTES: Readonly<Record<number, number>> = {
  0x8: 2,
  0x9: 2,
  0xa: 2,
  0xb: 2,
  0xc: 1,
  0xd: 1,
  0xe: 2,
};
/** System common messages that carry data, which is skipped; SysEx ends by a byte of its own. */
const SYSTEM_DATA_BYTES: Readonly<Record<number, number>> = { 0xf0: Infinity, 0xf1: 1, 0xf2: 2, 0xf3: 1 };
const REAL_TIME: Readonly<Record<number, LiveMessage>> = {
  0xf8: { type: 'clock' },
  0xfa: { type: 'start' },
  0xfb: { type: 'continue' },
  0xfc: { type: 'stop' },
  0xff: { type: 'reset' },
};
const BEND_CENTRE = 0x2000;

/**
 * A parser that keeps three bytes at most, whatever comes. A data byte without a status is skipped, and so is a message
 * that a new status cuts short; note-on with velocity 0 is a note-off.
 */
export function createMidiStream(onMessage: (message: LiveMessage) => void): MidiStream {
  let status = 0;
  let skipBytes = 0;
  let first: number | undefined;

  function take(byte: number): void {
    if (byte >= 0xf8) {
      const message = REAL_TIME[byte];
      if (message) onMessage(message);
    } else if (byte >= 0x80) {
      status = byte < 0xf0 ? byte : 0;
      skipBytes = SYSTEM_DATA_BYTES[byte] ?? 0;
      first = undefined;
    } else if (skipBytes > 0) skipBytes--;
    else if (status !== 0) takeData(byte);
  }

  function takeData(byte: number): void {
    if (first === undefined && CHANNEL_DATA_BYTES[status >> 4] === 2) {
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
      return { type: 'pitchBend', channel, value: data1 + data2 * 0x80 - BEND_CENTRE };
  }
}
