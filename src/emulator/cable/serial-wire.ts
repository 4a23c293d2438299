/** The UART's two wires and the host's end of them: bytes paced at the baud rate, in both directions. */
import type { BoardClock } from '../circuits/board-clock.ts';
import type { Core } from '../chip/types.ts';
import type { Usart } from '../chip/usart.ts';
import type { HostPort } from './host-port.ts';

/** Start bit, eight data bits, stop bit. */
const BITS_PER_BYTE = 10;
/** Beyond this the far end samples a neighbour's bit. */
const BAUD_TOLERANCE = 0.045;
/** A board whose clock runs fast sends its bytes that much quicker. */
const FASTEST_BYTE = 0.9;

/** Connects a host at `baud` to the chip's UART; opening the port pulls DTR, `onOpen`; `onBytes` gets each byte with the time at which its stop bit ends. */
export function createSerialWire(
  core: Core,
  usart: Usart,
  clock: BoardClock,
  baud: number,
  onBytes: (bytes: Uint8Array, us: number) => void,
  onOpen: () => void,
): HostPort {
  const byteUs = (BITS_PER_BYTE * 1e6) / baud;
  let chunks: { bytes: Uint8Array; us: number }[] = [];
  let sent = 0;
  let freeUs = 0;
  let inFlight: number | undefined;
  const slot = core.scheduler.slot(() => (inFlight === undefined ? begin() : complete(inFlight)));

  function write(bytes: Uint8Array, us: number): void {
    if (bytes.length === 0) return;
    chunks.push({ bytes: bytes.slice(), us });
    if (inFlight === undefined && chunks.length === 1) waitForNext();
  }

  function waitForNext(): void {
    const [chunk] = chunks;
    slot.at(chunk ? clock.cycleAt(Math.max(chunk.us, freeUs)) : Infinity);
  }

  function begin(): void {
    const [chunk] = chunks;
    if (!chunk) return;
    inFlight = chunk.bytes[sent++];
    freeUs = Math.max(chunk.us, freeUs) + byteUs;
    if (sent === chunk.bytes.length) {
      chunks = chunks.slice(1);
      sent = 0;
    }
    usart.startBit();
    slot.at(clock.cycleAt(freeUs));
  }

  function complete(byte: number): void {
    inFlight = undefined;
    usart.receive(byte, clock.cycleAt(freeUs) - clock.cycleAt(freeUs - byteUs));
    waitForNext();
  }

  usart.onTransmit = (byte, endCycle) => {
    const endUs = clock.usAt(endCycle);
    const frameUs = endUs - clock.usAt(core.cpu.cycles);
    const garbled = Math.abs(frameUs / byteUs - 1) > BAUD_TOLERANCE;
    onBytes(Uint8Array.of(garbled ? byte ^ 0x55 : byte), endUs);
  };

  return {
    write,
    busy: () => inFlight !== undefined || chunks.length > 0,
    unplug: () => undefined,
    plug: onOpen,
    leastLatencyUs: byteUs * FASTEST_BYTE,
  };
}
