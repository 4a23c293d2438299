/** Meta events: what the standard wants of their lengths and values, and what can be kept of one that differs. */
import { metaTypes } from './file-event.ts';

/** A meta event that is not as it should be; where `bytesKept` is undefined nothing of it can be used. */
export type WrongMeta = { code: string; message: string; bytesKept: number | undefined };

const REMEDY = 'check it in the program that wrote it';

type MetaRow = { name: string; bytes: readonly number[] };

/** Meta events of fixed length, the right one first, then shorter ones that still say enough (SMF 1.0, "meta events"). */
const FIXED_METAS: Readonly<Record<number, MetaRow>> = {
  0x00: { name: 'sequence number', bytes: [2] },
  0x20: { name: 'channel prefix', bytes: [1] },
  0x21: { name: 'port', bytes: [1] },
  [metaTypes.endOfTrack]: { name: 'End of Track', bytes: [0] },
  [metaTypes.tempo]: { name: 'tempo', bytes: [3] },
  0x54: { name: 'SMPTE offset', bytes: [5] },
  [metaTypes.timeSignature]: { name: 'time signature', bytes: [4, 2] },
  [metaTypes.keySignature]: { name: 'key signature', bytes: [2] },
};

/** Smallest note value of a beat: 1/128, as a power of two. */
const BEAT_POWER_MAX = 7;

/** Undefined where the event is as it should be. */
export function checkMeta(metaType: number, data: Uint8Array): WrongMeta | undefined {
  if (metaType > 0x7f) return skipped('unknown-meta', `meta type ${metaType} does not exist`);
  const row = FIXED_METAS[metaType];
  if (!row) return undefined;
  if (!row.bytes.includes(data.length)) return checkLength(row, data.length);
  const [first = 0, second = 0] = data;
  if (metaType === metaTypes.tempo && data.every((byte) => byte === 0)) {
    return skipped('zero-tempo', 'a tempo of 0 µs a quarter');
  }
  if (metaType === metaTypes.timeSignature && (first === 0 || second > BEAT_POWER_MAX)) {
    return skipped('wrong-time-signature', `a time signature of ${first} over 2 to the power of ${second}`);
  }
  return undefined;
}

function checkLength(row: MetaRow, length: number): WrongMeta {
  const fact = `a ${row.name} of ${length} bytes where ${row.bytes[0]} are right`;
  const bytesKept = row.bytes.find((fitting) => fitting <= length);
  if (bytesKept === undefined) return skipped('wrong-meta-length', fact);
  const done = bytesKept === 0 ? 'it ends the track' : `the first ${bytesKept} are read`;
  return { code: 'wrong-meta-length', message: `${fact}; ${done}: ${REMEDY}`, bytesKept };
}

function skipped(code: string, fact: string): WrongMeta {
  return { code, message: `${fact}; it is skipped: ${REMEDY}`, bytesKept: undefined };
}
