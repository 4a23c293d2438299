/** What a host says to a fresh USB serial device, transaction by transaction. USB 2.0, 9.4; CDC PSTN 1.2, 6.3. */
import type { Handshake } from '../chip/usb-endpoint.ts';

/** One step on the bus, or a wait. The script gets back the bytes of an `in`, else nothing. */
export type UsbStep =
  | { kind: 'wait'; us: number }
  | { kind: 'reset' }
  | { kind: 'setup'; bytes: Uint8Array }
  | { kind: 'in' }
  | { kind: 'out'; bytes: Uint8Array };

export type UsbAnswer = { handshake: Handshake; bytes: Uint8Array };
export type UsbScript<T> = Generator<UsbStep, T, UsbAnswer>;

/** Numbers of the bulk endpoints that carry the serial data. */
export type SerialEndpoints = { in: number; out: number };

const PACKET = 64;
/** USB 2.0, 7.1.7.3 and 7.1.7.5: debounce, reset, recovery. */
const [DEBOUNCE_US, RESET_US, RECOVERY_US] = [100_000, 10_000, 10_000] as const;
const [GET_DESCRIPTOR, SET_ADDRESS, SET_CONFIGURATION] = [6, 5, 9] as const;
const [DEVICE, CONFIGURATION, ENDPOINT] = [1, 2, 5] as const;
const [SET_LINE_CODING, SET_CONTROL_LINE_STATE] = [0x20, 0x22] as const;
const [TO_HOST, TO_DEVICE, CLASS_TO_INTERFACE] = [0x80, 0x00, 0x21] as const;
const DTR_AND_RTS = 3;
/** 500000 baud, one stop bit, no parity, eight data bits. */
const LINE_CODING = Uint8Array.of(0x20, 0xa1, 0x07, 0, 0, 0, 8);
const BULK = 2;

/** From the plug to an open port. Fails with undefined where the device stalls or has no bulk endpoints. */
export function* openSerialPort(): UsbScript<SerialEndpoints | undefined> {
  yield { kind: 'wait', us: DEBOUNCE_US };
  yield { kind: 'reset' };
  yield { kind: 'wait', us: RESET_US + RECOVERY_US };
  const device = yield* read(TO_HOST, GET_DESCRIPTOR, DEVICE << 8, 18);
  if (!device || !(yield* write(TO_DEVICE, SET_ADDRESS, 1))) return undefined;
  yield { kind: 'wait', us: RECOVERY_US };
  const head = yield* read(TO_HOST, GET_DESCRIPTOR, CONFIGURATION << 8, 9);
  const length = (head?.[2] ?? 0) + (head?.[3] ?? 0) * 256;
  const configuration = yield* read(TO_HOST, GET_DESCRIPTOR, CONFIGURATION << 8, length);
  if (!configuration || !(yield* write(TO_DEVICE, SET_CONFIGURATION, 1))) return undefined;
  if (!(yield* write(CLASS_TO_INTERFACE, SET_LINE_CODING, 0, LINE_CODING))) return undefined;
  if (!(yield* write(CLASS_TO_INTERFACE, SET_CONTROL_LINE_STATE, DTR_AND_RTS))) return undefined;
  return findBulkEndpoints(configuration);
}

/** A control read; undefined where the device stalls. */
function* read(
  type: number,
  request: number,
  value: number,
  length: number,
): UsbScript<Uint8Array | undefined> {
  yield { kind: 'setup', bytes: setupPacket(type, request, value, length) };
  const bytes: number[] = [];
  for (;;) {
    const answer = yield { kind: 'in' };
    if (answer.handshake === 'stall') return undefined;
    bytes.push(...answer.bytes);
    if (answer.bytes.length < PACKET || bytes.length >= length) break;
  }
  yield { kind: 'out', bytes: new Uint8Array() };
  return Uint8Array.from(bytes);
}

/** A control write with its data stage; tells whether the device took it. */
function* write(type: number, request: number, value: number, bytes = new Uint8Array()): UsbScript<boolean> {
  yield { kind: 'setup', bytes: setupPacket(type, request, value, bytes.length) };
  if (bytes.length > 0) yield { kind: 'out', bytes };
  const status = yield { kind: 'in' };
  return status.handshake === 'ack';
}

function setupPacket(type: number, request: number, value: number, length: number): Uint8Array {
  return Uint8Array.of(type, request, value & 0xff, value >> 8, 0, 0, length & 0xff, length >> 8);
}

function findBulkEndpoints(configuration: Uint8Array): SerialEndpoints | undefined {
  const found: Partial<SerialEndpoints> = {};
  for (let at = 0; at < configuration.length; at += Math.max(2, configuration[at] ?? 0)) {
    const [, type, address = 0, attributes] = configuration.subarray(at);
    if (type !== ENDPOINT || attributes !== BULK) continue;
    found[address & 0x80 ? 'in' : 'out'] = address & 0x0f;
  }
  return found.in !== undefined && found.out !== undefined ? { in: found.in, out: found.out } : undefined;
}
