/** Passes over the events that need no judging, which are nearly all: whole channel messages after short pauses. */
import { CHANNEL_DATA_BYTES, SYSEX } from './read-event.ts';

/** How far a track was read, and what is carried on from there. */
export type TrackReading = {
  offset: number;
  /** Status of the last channel message; 0 where there was none. */
  runningStatus: number;
  notes: number;
};

const NOTE_ON = 0x90;

/** Goes on from `reading.offset` to the first event that has to be looked at closely, or to `limit`. */
export function passPlainEvents(bytes: Uint8Array, limit: number, reading: TrackReading): void {
  let { offset, runningStatus, notes } = reading;
  while (offset < limit) {
    let at = offset;
    if (isSet(bytes, at) && isSet(bytes, ++at)) break;
    at += 1;
    const first = bytes[at] ?? 0;
    if (first >= 0x80) at += 1;
    const status = first >= 0x80 ? first : runningStatus;
    if (status === 0 || status >= SYSEX) break;
    const end = at + (CHANNEL_DATA_BYTES[(status >> 4) - 8] ?? 0);
    if (end > limit || isSet(bytes, at) || isSet(bytes, end - 1)) break;
    if ((status & 0xf0) === NOTE_ON && bytes[at + 1] !== 0) notes += 1;
    runningStatus = status;
    offset = end;
  }
  reading.offset = offset;
  reading.runningStatus = runningStatus;
  reading.notes = notes;
}

/** Whether a byte has its high bit, or is not there. */
function isSet(bytes: Uint8Array, offset: number): boolean {
  return (bytes[offset] ?? 0x80) >= 0x80;
}
