/** Walks a track's events and checks every length, so that midi-file is only given bytes that it reads right. */
import { byCount } from '../words/plural.ts';
import { checkMeta } from './check-meta.ts';
import { createMendedTrack } from './mended-track.ts';
import { createProblemLog } from './problem-log.ts';
import { DELTA_BYTES_MAX, ESCAPE, findEvent, META, readEventAt, SYSEX, type RawEvent } from './read-event.ts';
import { passPlainEvents, type TrackReading } from './plain-events.ts';
import type { Problem } from './types.ts';

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

const END_OF_TRACK = 0x2f;
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
  const reading: TrackReading = { offset: start, runningStatus: 0, notes: 0 };
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
    ended = event.status === META && event.metaType === END_OF_TRACK;
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
  return event.status >> 4 === 9 && bytes[event.dataStart + 1] !== 0;
}

function notesRead(count: number): string {
  return `${byCount(count, 'the note', `the ${count} notes`)} before it ${byCount(count, 'is', 'are')} read: export the file again`;
}
