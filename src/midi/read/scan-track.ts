/** Walks a track's events, checks every length, and puts what can be read into a table. */
import { byCount } from '../../words/plural.ts';
import { EventTable } from '../event-table.ts';
import { createProblemLog, type Problem } from '../problems.ts';
import { checkMeta } from '../smf/check-meta.ts';
import { decodeFileEvent } from '../smf/file-event.ts';
import { dataBytesOf, ESCAPE, messageKinds, META, SYSEX } from '../status-bytes.ts';
import { DELTA_BYTES_MAX, findEvent, readEventAt, type RawEvent } from './read-event.ts';

export type TrackScan = {
  events: EventTable;
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
  midiTick: number;
  /** Status of the last channel message; 0 where there was none. */
  runningStatus: number;
  /** Note-ons so far. */
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
  const events = new EventTable();
  const reading: Reading = { offset: start, midiTick: 0, runningStatus: 0, notes: 0 };
  let ended = false;

  while (reading.offset < limit && !ended) {
    takePlainEvents(bytes, limit, reading, events);
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
      reading.offset = next;
      continue;
    }
    reading.midiTick += judgeDelta(event, pauseTicksMax, report);
    if (event.status < SYSEX) takeMessage(bytes, event, reading, events, report);
    else ended = takeOther(bytes, event, reading.midiTick, events, report);
    reading.offset = event.end;
  }
  const { offset, midiTick } = reading;
  if (!ended && offset >= limit) {
    report(
      'missing-end-of-track',
      limit,
      'the track has no End of Track; its last event ends it: export the file again',
    );
  }
  if (!ended) events.pushOther({ midiTick, type: 'endOfTrack' });
  return { events, end: ended ? offset : limit, ended, problems: log.list() };
}

/**
 * Takes the events that need no judging, which are nearly all: whole channel messages after short pauses. Goes on to the
 * first event that has to be looked at closely, or to `limit`.
 */
function takePlainEvents(bytes: Uint8Array, limit: number, reading: Reading, events: EventTable): void {
  let { offset, midiTick, runningStatus, notes } = reading;
  while (offset < limit) {
    let at = offset;
    let deltaTicks = bytes[at++] ?? 0;
    if (deltaTicks > DATA_MAX) deltaTicks = ((deltaTicks & DATA_MAX) << 7) | byteAt(bytes, at++);
    if (byteAt(bytes, at - 1) > DATA_MAX) break;
    const first = bytes[at] ?? 0;
    if (first > DATA_MAX) at += 1;
    const status = first > DATA_MAX ? first : runningStatus;
    if (status === 0 || status >= SYSEX) break;
    const end = at + dataBytesOf(status);
    const data1 = byteAt(bytes, at);
    const data2 = end - at === 1 ? 0 : byteAt(bytes, at + 1);
    if (end > limit || data1 > DATA_MAX || data2 > DATA_MAX) break;
    if (status >> 4 === messageKinds.noteOn && data2 > 0) notes += 1;
    midiTick += deltaTicks;
    events.pushMessage(midiTick, status, data1, data2);
    runningStatus = status;
    offset = end;
  }
  Object.assign(reading, { offset, midiTick, runningStatus, notes });
}

/** 255, which is no data, where there is no byte. */
function byteAt(bytes: Uint8Array, offset: number): number {
  return bytes[offset] ?? 0xff;
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

function takeMessage(
  bytes: Uint8Array,
  { status, start, dataStart, end }: RawEvent,
  reading: Reading,
  events: EventTable,
  report: Report,
): void {
  const data1 = byteAt(bytes, dataStart);
  const data2 = end - dataStart === 1 ? 0 : byteAt(bytes, dataStart + 1);
  if (data1 > DATA_MAX || data2 > DATA_MAX) {
    report('data-above-127', start, 'a data byte is above 127; 127 is taken: listen to the place');
  }
  events.pushMessage(reading.midiTick, status, Math.min(data1, DATA_MAX), Math.min(data2, DATA_MAX));
  reading.runningStatus = status;
  if (status >> 4 === messageKinds.noteOn && data2 > 0) reading.notes += 1;
}

/** Whether the event ends the track. */
function takeOther(
  bytes: Uint8Array,
  event: RawEvent,
  midiTick: number,
  events: EventTable,
  report: Report,
): boolean {
  const { status, metaType } = event;
  const data = judgeData(bytes, event, report);
  const decoded = data && decodeFileEvent(status, metaType, data);
  if (decoded) events.pushOther({ midiTick, ...decoded });
  return decoded?.type === 'endOfTrack';
}

/** What can be used of the data of an event that is no channel message; undefined where nothing can. */
function judgeData(bytes: Uint8Array, event: RawEvent, report: Report): Uint8Array | undefined {
  const { status, metaType, start, dataStart, end } = event;
  const data = bytes.subarray(dataStart, end);
  if (status === SYSEX || status === ESCAPE) return data;
  if (status !== META) {
    const name = status.toString(16).toUpperCase();
    report('system-byte', start, `the system message ${name} may not stand in a file; it is skipped`);
    return undefined;
  }
  const wrong = checkMeta(metaType, data);
  if (!wrong) return data;
  report(wrong.code, start, wrong.message);
  return wrong.bytesKept === undefined ? undefined : data.subarray(0, wrong.bytesKept);
}

function notesRead(count: number): string {
  return `${byCount(count, 'the note', `the ${count} notes`)} before it ${byCount(count, 'is', 'are')} read: export the file again`;
}
