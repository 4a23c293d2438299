/**
 * The AVR's USART in asynchronous mode: transmitter with a buffer behind its shift register, receiver with a FIFO of two
 * behind its own, overrun and all flags. ATmega328P data sheet, 19 (ATmega32U4: 18).
 */
import type { Core, Peripheral, UsartRecord } from './types.ts';

const RXC = 0x80;
const TXC = 0x40;
const UDRE = 0x20;
const FE = 0x10;
const DOR = 0x08;
const U2X = 0x02;
const MPCM = 0x01;
const RXEN = 0x10;
const TXEN = 0x08;
const PARITY = 0x20;
const TWO_STOP_BITS = 0x08;
/** A receiver tolerates about this much before it samples a neighbour's bit (table 19-2: 4.5 % at most). */
const BAUD_TOLERANCE = 0.045;

type Received = { byte: number; errors: number };

export interface Usart extends Peripheral {
  /** Called as the first bit of a byte leaves: the byte is over at `endCycle`. */
  onTransmit: (byte: number, endCycle: number) => void;
  /** A start bit comes in: where three bytes wait already, the last of them is lost. */
  startBit(): void;
  /** The byte begun by `startBit` is complete; `frameCycles` is how long it took on the line. */
  receive(byte: number, frameCycles: number): void;
}

export function createUsart(core: Core, record: UsartRecord): Usart {
  const { cpu, scheduler, interrupts } = core;
  const { data } = cpu;
  const fifo: Received[] = [];
  /** A complete byte in the receive shift register, for which the FIFO has no place. */
  let waiting: Received | undefined;
  let overrun = false;
  let control = 0;
  let speed = 0;
  let transmitted = false;
  let sending = false;
  let buffered: number | undefined;
  const transmitSlot = scheduler.slot(endOfFrame);
  const usart: Usart = { onTransmit: () => undefined, startBit, receive, reset };

  function startBit(): void {
    if (!waiting) return;
    waiting = undefined;
    overrun = true;
  }

  function receive(byte: number, frame: number): void {
    if (!(control & RXEN)) return;
    const garbled = Math.abs(frame / frameCycles() - 1) > BAUD_TOLERANCE;
    const errors = (garbled ? FE : 0) | (overrun ? DOR : 0);
    overrun = false;
    const received = { byte: garbled ? byte ^ 0x55 : byte, errors };
    if (fifo.length < 2) fifo.push(received);
    else waiting = received;
    settle();
  }

  function readData(): number {
    const received = fifo.shift();
    if (waiting) fifo.push(waiting);
    waiting = undefined;
    settle();
    return received?.byte ?? 0;
  }

  function writeData(byte: number): void {
    if (!(control & TXEN) || buffered !== undefined) return;
    if (sending) buffered = byte;
    else shiftOut(byte);
    settle();
  }

  function shiftOut(byte: number): void {
    const endCycle = cpu.cycles + frameCycles();
    sending = true;
    transmitSlot.at(endCycle);
    usart.onTransmit(byte, endCycle);
  }

  function endOfFrame(): void {
    sending = false;
    if (buffered === undefined) transmitted = true;
    else shiftOut(buffered);
    buffered = undefined;
    settle();
  }

  /** Start bit, data, parity and stop bits, in CPU cycles (19.3.1: baud rate generator). */
  function frameCycles(): number {
    const mode = data[record.ucsrc] ?? 0;
    const dataBits = control & 0x04 ? 9 : 5 + ((mode >> 1) & 3);
    const bits = 2 + dataBits + (mode & PARITY ? 1 : 0) + (mode & TWO_STOP_BITS ? 1 : 0);
    const ubrr = ((data[record.ubrr + 1] ?? 0) & 0x0f) * 256 + (data[record.ubrr] ?? 0);
    return bits * (ubrr + 1) * (speed & U2X ? 8 : 16);
  }

  function status(): number {
    const [first] = fifo;
    const receive = first ? RXC | first.errors : 0;
    return receive | (transmitted ? TXC : 0) | (buffered === undefined ? UDRE : 0) | speed;
  }

  /** The enable bits of UCSRB stand in the places of their flags in UCSRA. */
  function settle(): void {
    const requests = status() & control;
    interrupts.set(record.vectors.received, (requests & RXC) !== 0);
    interrupts.set(record.vectors.transmitted, (requests & TXC) !== 0);
    interrupts.set(record.vectors.registerEmpty, (requests & UDRE) !== 0);
  }

  function writeControl(value: number): void {
    control = value;
    data[record.ucsrb] = value;
    if (!(value & RXEN)) dropReceived();
    settle();
  }

  /** Disabling the receiver flushes its buffer (19.7.6). */
  function dropReceived(): void {
    fifo.length = 0;
    waiting = undefined;
    overrun = false;
  }

  function writeStatus(value: number, bits: number): void {
    if (value & bits & TXC) transmitted = false;
    speed = value & (U2X | MPCM);
    settle();
  }

  function reset(): void {
    dropReceived();
    control = speed = 0;
    transmitted = sending = false;
    buffered = undefined;
    transmitSlot.at(Infinity);
    data[record.ucsrc] = 0x06;
  }

  cpu.readHooks[record.udr] = readData;
  cpu.writeHooks[record.udr] = (value) => (writeData(value), true);
  cpu.readHooks[record.ucsra] = status;
  cpu.writeHooks[record.ucsra] = (value, _old, _address, bits) => (writeStatus(value, bits), true);
  cpu.writeHooks[record.ucsrb] = (value) => (writeControl(value), true);
  interrupts.onEntry(record.vectors.transmitted, () => {
    transmitted = false;
    settle();
  });
  return usart;
}
