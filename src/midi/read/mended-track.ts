/** Builds the bytes of a damaged track anew; a track without damage is passed on as it stands, without copying. */
import { encodeVariableLength, VARIABLE_LENGTH_MAX } from '../smf/variable-length.ts';
import { META, SYSEX } from '../status-bytes.ts';
import { DELTA_BYTES_MAX, type RawEvent } from './read-event.ts';

export type MendedTrack = {
  /** Whether something of the track was changed already, so that everything else must be kept by `keep`. */
  isChanged(): boolean;
  /** Takes an event over, with another delta where it had to be mended, and other data where they are given. */
  keep(event: RawEvent, deltaTicks: number, mendedData: Uint8Array | undefined): void;
  /** Skips an event; the next one kept comes `deltaTicks` later for it. */
  leaveOut(event: RawEvent, deltaTicks: number): void;
  /** The bytes up to `end`, with an End of Track put behind them where `ended` is false. */
  finish(end: number, ended: boolean): Uint8Array;
};

/**
 * midi-file spreads a text's bytes over the call stack, which some 100,000 of them overflow; as an unknown meta they
 * come as data. Types from 0x80 on do not exist in a file, so none is mistaken for a text.
 */
export const LONG_TEXT_BIT = 0x80;
const LONG_TEXT_BYTES = 30_000;
const LAST_TEXT_TYPE = 7;

export function createMendedTrack(bytes: Uint8Array, start: number): MendedTrack {
  let built: number[] | undefined;
  let owedTicks = 0;

  const buildFrom = (offset: number): number[] => (built ??= Array.from(bytes.subarray(start, offset)));

  const append = (event: RawEvent, deltaTicks: number, data: Uint8Array): void => {
    const target = buildFrom(event.start);
    encodeVariableLength(target, Math.min(deltaTicks + owedTicks, VARIABLE_LENGTH_MAX));
    owedTicks = 0;
    target.push(event.status);
    if (event.status === META) target.push(event.metaType | (isLongText(event) ? LONG_TEXT_BIT : 0));
    if (event.status >= SYSEX) encodeVariableLength(target, data.length);
    for (const byte of data) target.push(byte);
  };

  return {
    isChanged: () => built !== undefined || owedTicks > 0,
    keep(event, deltaTicks, mendedData) {
      const isAsItStands = !built && !mendedData && deltaTicks === event.deltaTicks;
      if (isAsItStands && event.deltaBytes <= DELTA_BYTES_MAX && !needsRewriting(event, bytes)) return;
      append(event, deltaTicks, mendedData ?? bytes.subarray(event.dataStart, event.end));
    },
    leaveOut(event, deltaTicks) {
      buildFrom(event.start);
      owedTicks += deltaTicks;
    },
    finish(end, ended) {
      if (!ended) {
        const target = buildFrom(end);
        encodeVariableLength(target, Math.min(owedTicks, VARIABLE_LENGTH_MAX));
        target.push(META, 0x2f, 0);
      }
      return built ? Uint8Array.from(built) : bytes.subarray(start, end);
    },
  };
}

function needsRewriting(event: RawEvent, bytes: Uint8Array): boolean {
  return event.status >= SYSEX && (isLongText(event) || hasLongLength(event, bytes));
}

function isLongText(event: RawEvent): boolean {
  const isText = event.status === META && event.metaType > 0 && event.metaType <= LAST_TEXT_TYPE;
  return isText && event.end - event.dataStart > LONG_TEXT_BYTES;
}

/** A length padded to five bytes or more turns negative in midi-file. */
function hasLongLength(event: RawEvent, bytes: Uint8Array): boolean {
  const beforeLast = bytes.subarray(event.dataStart - 1 - DELTA_BYTES_MAX, event.dataStart - 1);
  return beforeLast.every((byte) => byte >= 0x80);
}
