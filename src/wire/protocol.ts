/**
 * The flopera protocol, version 1, in numbers and names: every limit and every fault that board and host must agree on.
 * Twins: firmware/flopera/protocol.h and src/wire/protocol.ts open with these words, hold the same entries in the same
 * order, and are held together by tests/wire/vectors.txt. What the lines mean is told in firmware/PROTOCOL.md.
 */

/** Said in the hello; a board with another number is not spoken to. */
export const PROTOCOL_VERSION = 1;
/** Longest line either way, bytes, its `\n` included. */
export const LINE_BYTES_MAX = 96;
/** Most events in one line: one for each drive. */
export const LINE_EVENTS_MAX = 6;
/** Most drives on one board; on the wire one digit, from 1. */
export const DRIVES_MAX = 6;
/** Highest track of a drive; the lowest is 0. */
export { TRACK_MAX } from '../drive/tracks.ts';
/** Sequence numbers and clock ids count modulo this. */
export const SEQUENCE_MODULUS = 256;
/** A line this far back or less was taken before; every other number but the next one is still ahead. */
export const SEQUENCE_BACK_MAX = 128;
/** Shortest period that a drive may be set to, 1/256 tick: 1 ms, a third of what data sheets allow. */
export const PERIOD_TICKS256_MIN = 512_000;
/** Longest period, 1/256 tick: 8.39 s. */
export const PERIOD_TICKS256_MAX = 0xffff_ffff;
/** No valid line for so long, and every drive rests (`watchdog`). */
export const WATCHDOG_US = 400_000;
/** Speed of UART boards, 8N1. */
export const BAUD_RATE = 500_000;

/** Not taken (`n`): the line was hurt on its way or came too early; sent again it may pass. */
export const TRANSPORT_FAULTS = ['bad-crc', 'long-line', 'lost-bytes', 'gap', 'queue-full'] as const;

/** Taken and refused for good (`r`): the line arrived as it was sent, and what it asks for cannot be done. */
export const REFUSAL_FAULTS = [
  'unknown-message',
  'malformed',
  'no-such-drive',
  'drive-twice',
  'period-too-short',
  'bad-tracks',
  'not-homed',
  'homing',
] as const;

/** Told unasked (`e`), with how often it happened since it was last told. */
export const EVENT_FAULTS = ['watchdog', 'late', 'chip-watchdog', 'no-track0'] as const;

export type TransportFault = (typeof TRANSPORT_FAULTS)[number];
export type RefusalFault = (typeof REFUSAL_FAULTS)[number];
export type EventFault = (typeof EVENT_FAULTS)[number];
