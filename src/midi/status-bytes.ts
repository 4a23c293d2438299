/** Status bytes: what each begins, and how many data bytes follow it (MIDI 1.0, tables I, V and VI). */

/** Kinds of channel messages: the high half of their status byte; the low half is the channel - 1. */
export const messageKinds = {
  noteOff: 0x8,
  noteOn: 0x9,
  keyPressure: 0xa,
  controller: 0xb,
  programChange: 0xc,
  channelPressure: 0xd,
  pitchBend: 0xe,
} as const;

/** The first status that is no channel message. */
export const SYSEX = 0xf0;
/** In a file: more of a SysEx, or any bytes to be sent as they are. */
export const ESCAPE = 0xf7;
/** In a file: a meta event. */
export const META = 0xff;

/** Of messages 8n..En. */
const CHANNEL_DATA_BYTES = [2, 2, 2, 2, 1, 1, 2] as const;
/** Of F1, F2 and F3; other system messages have none. */
const SYSTEM_DATA_BYTES: Readonly<Record<number, number>> = { 0xf1: 1, 0xf2: 2, 0xf3: 1 };

/**
 * Data bytes of a message that has a fixed number of them.
 * @param status 0x80..0xff; 0 for a SysEx, which ends by a byte of its own, and for a meta event
 */
export function dataBytesOf(status: number): number {
  return status < SYSEX ? (CHANNEL_DATA_BYTES[(status >> 4) - 8] ?? 0) : (SYSTEM_DATA_BYTES[status] ?? 0);
}
