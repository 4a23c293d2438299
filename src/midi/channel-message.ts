/** Channel messages ↔ their bytes: a status and two data bytes, the second of them 0 where there is but one. */
import { BEND_STEPS } from './controllers.ts';
import { messageKinds } from './status-bytes.ts';
import type { ChannelMessage } from './types.ts';

type MessageBytes = readonly [status: number, data1: number, data2: number];

/**
 * A note-on of velocity 0 is a note-off (MIDI 1.0, "note-on").
 * @param status 0x80..0xef
 * @example decodeMessage(0x90, 60, 64) // { type: 'noteOn', channel: 1, note: 60, velocity: 64 }
 */
export function decodeMessage(status: number, data1: number, data2: number): ChannelMessage {
  const channel = (status & 0xf) + 1;
  switch (status >> 4) {
    case messageKinds.noteOff:
      return { type: 'noteOff', channel, note: data1, velocity: data2 };
    case messageKinds.noteOn:
      return { type: data2 > 0 ? 'noteOn' : 'noteOff', channel, note: data1, velocity: data2 };
    case messageKinds.keyPressure:
      return { type: 'keyPressure', channel, note: data1, pressure: data2 };
    case messageKinds.controller:
      return { type: 'controller', channel, controller: data1, value: data2 };
    case messageKinds.programChange:
      return { type: 'programChange', channel, program: data1 };
    case messageKinds.channelPressure:
      return { type: 'channelPressure', channel, pressure: data1 };
    default:
      return { type: 'pitchBend', channel, value: (data1 | (data2 << 7)) - BEND_STEPS };
  }
}

/** @example encodeMessage(decodeMessage(0x90, 60, 64)) // [0x90, 60, 64] */
export function encodeMessage(message: ChannelMessage): MessageBytes {
  const status = (messageKinds[message.type] << 4) | (message.channel - 1);
  switch (message.type) {
    case 'noteOff':
    case 'noteOn':
      return [status, message.note, message.velocity];
    case 'keyPressure':
      return [status, message.note, message.pressure];
    case 'controller':
      return [status, message.controller, message.value];
    case 'programChange':
      return [status, message.program, 0];
    case 'channelPressure':
      return [status, message.pressure, 0];
    case 'pitchBend':
      return [status, (message.value + BEND_STEPS) & 0x7f, (message.value + BEND_STEPS) >> 7];
  }
}
