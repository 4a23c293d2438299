/** Finds one event of a track: where its parts lie, whatever they say. */
import { decodeVariableLength } from '../smf/variable-length.ts';
import { dataBytesOf, ESCAPE, META, SYSEX } from '../status-bytes.ts';

/** The place of an event in a file; nothing of it lies behind the track's limit. */
export type RawEvent = {
  start: number;
  deltaTicks: number;
  /** Bytes that the delta takes; more than DELTA_BYTES_MAX are not allowed. */
  deltaBytes: number;
  /** Given or running; 0 where the first byte is data and there is no status to run on from. */
  status: number;
  /** Of a meta event; else 0. */
  metaType: number;
  /** Behind status, meta type and length. */
  dataStart: number;
  end: number;
};

/** Bytes that a delta may take (SMF 1.0, "variable-length quantity"). */
export const DELTA_BYTES_MAX = 4;

/**
 * The event whose delta begins at `start`; undefined where `limit` cuts it.
 * @param runningStatus of the last channel message, 0 where there was none
 */
export function readEventAt(
  bytes: Uint8Array,
  start: number,
  limit: number,
  runningStatus: number,
): RawEvent | undefined {
  const delta = decodeVariableLength(bytes, start, limit);
  if (!delta || delta.next >= limit) return undefined;
  const first = bytes[delta.next] ?? 0;
  const isStatus = first >= 0x80;
  const event: RawEvent = {
    start,
    deltaTicks: delta.value,
    deltaBytes: delta.next - start,
    status: isStatus ? first : runningStatus,
    metaType: 0,
    dataStart: delta.next + (isStatus ? 1 : 0),
    end: 0,
  };
  if (event.status >= SYSEX) return placeSystemEvent(event, bytes, limit);
  event.end = event.dataStart + dataBytesOf(event.status);
  return event.end <= limit ? event : undefined;
}

function placeSystemEvent(event: RawEvent, bytes: Uint8Array, limit: number): RawEvent | undefined {
  if (event.status !== META && event.status !== SYSEX && event.status !== ESCAPE) {
    event.end = event.dataStart + dataBytesOf(event.status);
    return event.end <= limit ? event : undefined;
  }
  if (event.status === META) event.metaType = bytes[event.dataStart++] ?? 0;
  const length = decodeVariableLength(bytes, event.dataStart, limit);
  if (!length) return undefined;
  event.dataStart = length.next;
  event.end = length.next + length.value;
  return event.end <= limit ? event : undefined;
}

/**
 * Offset of the next event at or behind `from` that carries its own status and looks whole, delta included; `limit`
 * where none does.
 */
export function findEvent(bytes: Uint8Array, from: number, limit: number): number {
  for (let start = from; start < limit; start += 1) {
    const event = readEventAt(bytes, start, limit, 0);
    if (event && event.deltaBytes <= DELTA_BYTES_MAX && looksWhole(bytes, event)) return start;
  }
  return limit;
}

function looksWhole(bytes: Uint8Array, event: RawEvent): boolean {
  if (event.status === META) return event.metaType < 0x80;
  if (event.status >= SYSEX) return event.status === SYSEX;
  return event.status !== 0 && bytes.subarray(event.dataStart, event.end).every((byte) => byte < 0x80);
}
