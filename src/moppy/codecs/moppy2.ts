/** The Moppy 2 protocol: `0x4D, device, drive, length, command, payload`. 57600 baud. */
import { periodUsToNote } from '../../units/pitch.ts';
import type { MoppyCodec } from './types.ts';

const START_BYTE = 0x4d;
const SYSTEM = 0;
/** Boards are device 1 unless their owner has changed it. */
const DEVICE = 1;
const ALL_DRIVES = 0;

const SYSTEM_PING = 0x80;
const SYSTEM_PONG = 0x81;
const SYSTEM_START = 0xfa;
const SYSTEM_STOP = 0xfc;
const SYSTEM_HOME = 0xff;
const DRIVE_OFF = 0x08;
const DRIVE_ON = 0x09;
const DRIVE_BEND = 0x0e;

/** Higher ones are ignored by the board. */
const NOTE_MAX = 71;
const VELOCITY = 100;
/** Bend of ±8192 is ±200 cents. */
const BEND_PER_CENT = 8192 / 200;
const BEND_MIN = -8192;
const BEND_MAX = 8191;
/** Smaller ones nobody hears. */
const CENTS_MIN = 1;

export const moppy2: MoppyCodec = {
  name: 'Moppy 2',
  baudRate: 57_600,
  ping: message(SYSTEM, ALL_DRIVES, SYSTEM_PING),
  isPong: (bytes) => bytes.some((byte, i) => byte === START_BYTE && bytes[i + 4] === SYSTEM_PONG),
  start: message(SYSTEM, ALL_DRIVES, SYSTEM_START),
  home: message(SYSTEM, ALL_DRIVES, SYSTEM_HOME),
  onset,
  bend: (place, periodUs, onsetPeriodUs) => bend(place, periodUs, noteOf(onsetPeriodUs)),
  rest: (place, onsetPeriodUs) => message(DEVICE, place, DRIVE_OFF, noteOf(onsetPeriodUs)),
  stop: message(SYSTEM, ALL_DRIVES, SYSTEM_STOP),
};

function onset(place: number, periodUs: number): Uint8Array | undefined {
  const note = noteOf(periodUs);
  if (note < 0 || note > NOTE_MAX) return undefined;
  const on = message(DEVICE, place, DRIVE_ON, note, VELOCITY);
  const isInTune = Math.abs(periodUsToNote(periodUs) - note) * 100 < CENTS_MIN;
  return isInTune ? on : Uint8Array.of(...on, ...bend(place, periodUs, note));
}

function bend(place: number, periodUs: number, note: number): Uint8Array {
  const cents = 100 * (periodUsToNote(periodUs) - note);
  const value = Math.min(BEND_MAX, Math.max(BEND_MIN, Math.round(cents * BEND_PER_CENT)));
  return message(DEVICE, place, DRIVE_BEND, (value >> 8) & 0xff, value & 0xff);
}

function noteOf(periodUs: number): number {
  return Math.round(periodUsToNote(periodUs));
}

function message(device: number, drive: number, ...commandAndPayload: number[]): Uint8Array {
  return Uint8Array.of(START_BYTE, device, drive, commandAndPayload.length, ...commandAndPayload);
}
