/**
 * A small USB host at full speed: a start of frame each millisecond, enumeration, and bulk packets of a serial port in
 * the time they take on the wire. USB 2.0, 5.8 (bulk) and 8.4 (packets).
 */
import type { BoardClock } from '../circuits/board-clock.ts';
import type { Core } from '../chip/types.ts';
import type { UsbDevice } from '../chip/usb-device.ts';
import type { Handshake } from '../chip/usb-endpoint.ts';
import type { HostPort } from './host-port.ts';
import { openSerialPort } from './usb-requests.ts';
import type { SerialEndpoints, UsbScript, UsbStep } from './usb-requests.ts';

const FRAME_US = 1000;
/** Nothing is sent so late in a frame that it would run into the next. */
const LAST_START_US = 940;
/** Host controllers ask again about so often while a device has nothing to say. */
const POLL_US = 25;
/** 12 Mbit/s; token, handshake, sync and gaps cost a bulk transaction 13 bytes (USB 2.0, 5.8.4). */
const US_PER_BYTE = 8 / 12;
const OVERHEAD_BYTES = 13;
const PACKET = 64;
/** From the end of a packet to the host's program. */
const TO_PROGRAM_US = 20;
const SUSPEND_AFTER_FRAMES = 3;
const NOTHING = new Uint8Array();

export function createUsbHost(
  core: Core,
  device: UsbDevice,
  clock: BoardClock,
  onBytes: (bytes: Uint8Array, us: number) => void,
): HostPort {
  let plugged = true;
  let script: UsbScript<SerialEndpoints | undefined> | undefined;
  let step: UsbStep | undefined;
  let endpoints: SerialEndpoints | undefined;
  /** Bytes of the program: still on their way to the host's driver, and waiting for the bus. */
  let coming: { bytes: Uint8Array; us: number }[] = [];
  let waiting: number[] = [];
  let framesRun = false;
  let idleFrames = 0;
  let finish: (() => void) | undefined;
  let busFreeUs = 0;
  const frameSlot = core.scheduler.slot(startFrame);
  const busSlot = core.scheduler.slot(useBus);
  const writeSlot = core.scheduler.slot(takeWritten);

  const nowUs = () => clock.usAt(core.cpu.cycles);
  const durationUs = (bytes: number) => (bytes + OVERHEAD_BYTES) * US_PER_BYTE;

  function startFrame(): void {
    const us = nowUs();
    frameSlot.at(clock.cycleAt((Math.floor(us / FRAME_US + 0.5) + 1) * FRAME_US));
    if (!plugged) {
      if (++idleFrames === SUSPEND_AFTER_FRAMES) device.suspend();
      return;
    }
    if (!device.attached()) {
      if (framesRun) forget();
      return;
    }
    if (!script && !endpoints) begin(openSerialPort());
    if (framesRun) device.startOfFrame();
    wake();
  }

  /** The device has gone, or has been reset: everything starts anew when it shows itself. */
  function forget(): void {
    script = step = endpoints = finish = undefined;
    framesRun = false;
    waiting = [];
    busSlot.at(Infinity);
  }

  function begin(next: UsbScript<SerialEndpoints | undefined>): void {
    script = next;
    take(next.next());
  }

  function take(result: IteratorResult<UsbStep, SerialEndpoints | undefined>): void {
    step = result.done ? undefined : result.value;
    if (result.done) {
      script = undefined;
      endpoints = result.value;
    }
    if (step?.kind === 'wait') {
      busFreeUs = nowUs() + step.us;
      finish = () => answer('ack');
      busSlot.at(clock.cycleAt(busFreeUs));
    } else wake();
  }

  function answer(handshake: 'ack' | 'stall', bytes: Uint8Array = NOTHING): void {
    if (script) take(script.next({ handshake, bytes }));
  }

  /** Something may be possible: look at the next time a host would. */
  function wake(): void {
    if (finish) return;
    const us = Math.max(nowUs(), busFreeUs);
    const pollUs = Math.ceil(us / POLL_US) * POLL_US;
    const intoFrameUs = pollUs % FRAME_US;
    busSlot.at(
      clock.cycleAt(intoFrameUs > LAST_START_US ? pollUs - intoFrameUs + FRAME_US + POLL_US : pollUs),
    );
  }

  function useBus(): void {
    const done = finish;
    finish = undefined;
    if (done) done();
    else if (!plugged || !device.attached()) return;
    else if (step) tryStep(step);
    else if (endpoints) tryBulk(endpoints);
  }

  /** Occupies the bus for a packet, then does what its end means. */
  function transfer(bytes: number, end: () => void): void {
    busFreeUs = nowUs() + durationUs(bytes);
    finish = end;
    busSlot.at(clock.cycleAt(busFreeUs));
  }

  function tryStep(now: UsbStep): void {
    if (now.kind === 'reset') {
      device.busReset();
      framesRun = true;
      answer('ack');
    } else if (now.kind === 'setup') {
      transfer(now.bytes.length, () => {
        device.setup(now.bytes);
        answer('ack');
      });
    } else if (now.kind === 'out') {
      trySend(0, now.bytes, (handshake) => (handshake === 'nak' ? wake() : answer(handshake)));
    } else if (now.kind === 'in') tryReceive(0, answer);
  }

  function tryBulk({ in: from, out: to }: SerialEndpoints): void {
    if (waiting.length === 0) {
      tryReceive(from, deliver);
      return;
    }
    const packet = Uint8Array.from(waiting.slice(0, PACKET));
    trySend(to, packet, (handshake) => {
      if (handshake === 'ack') waiting = waiting.slice(packet.length);
      if (!tryReceive(from, deliver)) wake();
    });
  }

  function deliver(handshake: 'ack' | 'stall', bytes: Uint8Array = NOTHING): void {
    if (handshake === 'ack' && bytes.length > 0) onBytes(bytes, nowUs() + TO_PROGRAM_US);
    wake();
  }

  function trySend(endpoint: number, bytes: Uint8Array, end: (handshake: Handshake) => void): void {
    transfer(bytes.length, () => end(device.out(endpoint, bytes)));
  }

  /** Tells whether the device has anything to say; where it has not, `onReady` follows when that changes. */
  function tryReceive(
    endpoint: number,
    end: (handshake: 'ack' | 'stall', bytes?: Uint8Array) => void,
  ): boolean {
    const packet = device.peekIn(endpoint);
    if (packet === 'stall') end('stall');
    if (typeof packet === 'string') return packet === 'stall';
    transfer(packet.length, () => {
      device.taken(endpoint);
      end('ack', packet);
    });
    return true;
  }

  function takeWritten(): void {
    const us = nowUs();
    const due = coming.filter((chunk) => chunk.us <= us);
    coming = coming.filter((chunk) => chunk.us > us);
    for (const { bytes } of due) waiting.push(...bytes);
    waitForWritten();
    if (endpoints) wake();
  }

  function waitForWritten(): void {
    const [first] = coming;
    writeSlot.at(first ? clock.cycleAt(first.us) : Infinity);
  }

  device.onReady = () => {
    if (!device.attached() && framesRun) forget();
    else if (busSlot.due === Infinity && (step || endpoints)) wake();
  };
  startFrame();
  return {
    write(bytes, us) {
      coming.push({ bytes: bytes.slice(), us });
      if (coming.length === 1) waitForWritten();
    },
    busy: () => coming.length > 0 || waiting.length > 0,
    unplug() {
      plugged = false;
      idleFrames = 0;
      forget();
    },
    plug() {
      plugged = true;
    },
    leastLatencyUs: TO_PROGRAM_US,
  };
}
