/** Walks a track's events and checks every length, so that midi-file is only given bytes that it reads right. */
import { byCount } from '../../words/plural.ts';
import { createProblemLog, type Problem } from '../problems.ts';
import { checkMeta } from '../smf/check-meta.ts';
import { metaTypes } from '../smf/file-event.ts';
import { dataBytesOf, ESCAPE, messageKinds, META, SYSEX } from '../status-bytes.ts';
import { createMendedTrack } from './mended-track.ts';
import { DELTA_BYTES_MAX, findEvent, readEventAt, type RawEvent } from './read-event.ts';

export type TrackScan = {
  /** The track's events as midi-file reads them right: those of the file where nothing is wrong, else mended. */
  bytes: Uint8Array;
  /** Behind the last byte of the file that belongs to the track. */
  end: number;
  /** Whether it ended with an End of Track event. */
  ended: boolean;
  /** `track` is 0: whoever knows the track's number puts it in. */
  problems: Problem[];
};

/** How far a track was read, and what is carried on from there. */
type Reading = {
  offset: number;
  /** Status of the last channel message; 0 where there was none. */
  runningStatus: number;
  notes: number;
};

const DATA_MAX = 0x7f;

/**
 * @param start of the track's data, behind the chunk's id and length
 * @param limit that no event may pass
 * @param pauseTicksMax longest delta that is believed; a longer one is taken as 0
 */
export function scanTrack(bytes: Uint8Array, start: number, limit: number, pauseTicksMax: number): TrackScan {
  const log = createProblemLog();
  const report = (code: string, byteOffset: number, message: string): void =>
    log.add({ code, track: 0, byteOffset, message });
  const mended = createMendedTrack(bytes, start);
  const reading: Reading = { offset: start, runningStatus: 0, notes: 0 };
  let ended = false;

  while (reading.offset < limit && !ended) {
    if (!mended.isChanged()) passPlainEvents(bytes, limit, reading);
    const { offset, runningStatus } = reading;
    if (offset >= limit) break;
    const event = readEventAt(bytes, offset, limit, runningStatus);
    if (!event) {
      report('truncated-track', offset, `the track ends inside an event; ${notesRead(reading.notes)}`);
      break;
    }
    if (event.status === 0) {
      const next = findEvent(bytes, event.dataStart, limit);
      report('missing-status', offset, `${next - offset} bytes have no status before them; they are skipped`);
      mended.leaveOut(event, 0);
      reading.offset = next;
      continue;
    }
    const deltaTicks = judgeDelta(event, pauseTicksMax, report);
    const data = judgeData(bytes, event, report);
    if (data === 'unusable') mended.leaveOut(event, deltaTicks);
    else mended.keep(event, deltaTicks, data === 'fine' ? undefined : data);
    reading.offset = event.end;
    ended = event.status === META && event.metaType === metaTypes.endOfTrack;
    if (event.status < SYSEX) reading.runningStatus = event.status;
    if (isNoteOn(bytes, event)) reading.notes += 1;
  }
  const { offset } = reading;
  if (!ended && offset >= limit) {
    report(
      'missing-end-of-track',
      limit,
      'the track has no End of Track; its last event ends it: export the file again',
    );
  }
  const end = ended ? offset : limit;
  return { bytes: mended.finish(offset, ended), end, ended, problems: log.list() };
}

/** Goes on from `reading.offset` to the first event that has to be looked at closely, or to `limit`. */
function passPlainEvents(bytes: Uint8Array, limit: number, reading: Reading): void {
  let { offset, runningStatus, notes } = reading;
  while (offset < limit) {
    let at = offset;
    if (isSet(bytes, at) && isSet(bytes, ++at)) break;
    at += 1;
    const first = bytes[at] ?? 0;
    if (first >= 0x80) at += 1;
    const status = first >= 0x80 ? first : runningStatus;
    if (status === 0 || status >= SYSEX) break;
    const end = at + dataBytesOf(status);
    if (end > limit || isSet(bytes, at) || isSet(bytes, end - 1)) break;
    if (status >> 4 === messageKinds.noteOn && bytes[at + 1] !== 0) notes += 1;
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

type Report = (code: string, byteOffset: number, message: string) => void;

function judgeDelta(event: RawEvent, pauseTicksMax: number, report: Report): number {
  if (event.deltaTicks > pauseTicksMax) {
    const fact = `a pause of ${event.deltaTicks} ticks would last for hours`;
    report('absurd-delta', event.start, `${fact}; it is left out: listen to the place`);
    return 0;
  }
  if (event.deltaBytes > DELTA_BYTES_MAX) {
    const fact = `a pause is written in ${event.deltaBytes} bytes where 4 are allowed`;
    report('long-delta', event.start, `${fact}; it is read as ${event.deltaTicks} ticks`);
  }
  return event.deltaTicks;
}

/** Whether midi-file reads the event's data right as they stand; else the mended ones, if there are any. */
function judgeData(bytes: Uint8Array, event: RawEvent, report: Report): Uint8Array | 'fine' | 'unusable' {
  const { status, metaType, dataStart, end } = event;
  if (status < SYSEX) {
    if ((bytes[dataStart] ?? 0) <= DATA_MAX && (bytes[end - 1] ?? 0) <= DATA_MAX) return 'fine';
    report('data-above-127', event.start, 'a data byte is above 127; 127 is taken: listen to the place');
    return bytes.subarray(dataStart, end).map((byte) => Math.min(byte, DATA_MAX));
  }
  if (status === SYSEX || status === ESCAPE) return 'fine';
  if (status !== META) {
    const name = status.toString(16).toUpperCase();
    report('system-byte', event.start, `the system message ${name} may not stand in a file; it is skipped`);
    return 'unusable';
  }
  const wrong = checkMeta(metaType, bytes.subarray(dataStart, end));
  if (!wrong) return 'fine';
  report(wrong.code, event.start, wrong.message);
  return wrong.bytesKept === undefined ? 'unusable' : bytes.slice(dataStart, dataStart + wrong.bytesKept);
}

function isNoteOn(bytes: Uint8Array, event: RawEvent): boolean {
  return event.status >> 4 === messageKinds.noteOn && bytes[event.dataStart + 1] !== 0;
}

function notesRead(count: number): string {
  return `${byCount(count, 'the note', `the ${count} notes`)} before it ${byCount(count, 'is', 'are')} read: export the file again`;
}
