/** The USART against the data sheet: FIFO, overrun, flags, double buffering, and what wrong baud rates do. */
import { describe, expect, it } from 'vitest';
import type { Chip } from '../../src/emulator/chip/chip.ts';
import { chipWith, inc, lds, nop, reti, sei, set, sts } from './assembler.ts';

const UCSRA = 0xc0;
const UCSRB = 0xc1;
const UBRRL = 0xc4;
const UDR = 0xc6;
const [RXC, TXC, UDRE, FE, DOR] = [0x80, 0x40, 0x20, 0x10, 0x08] as const;
const [RXCIE, UDRIE, RXEN, TXEN] = [0x80, 0x20, 0x10, 0x08] as const;
/** 500000 baud: 8 * (3 + 1) cycles a bit, 320 a byte. */
const BYTE_CYCLES = 320;
const at500k = [set(UCSRA, 0x02), set(UBRRL, 3)];
const SETTLED = 20;

describe('the receiver', () => {
  it('keeps two bytes and one in the shift register, in order', () => {
    const chip = listening();
    for (const byte of [11, 22, 33]) arrive(chip, byte);
    expect(readAll(chip)).toEqual([11, 22, 33]);
  });

  it('loses the third of four unread bytes, and says so with the next', () => {
    const chip = listening();
    for (const byte of [11, 22, 33, 44]) arrive(chip, byte);
    const [first, second, last, ...rest] = readWithStatus(chip);
    expect([first, second]).toEqual([
      [11, RXC | UDRE | 2],
      [22, RXC | UDRE | 2],
    ]);
    expect(last).toEqual([44, RXC | UDRE | DOR | 2]);
    expect(rest).toEqual([]);
  });

  it('keeps a waiting byte when UCSRB is written', () => {
    const chip = listening();
    arrive(chip, 42);
    chip.core.cpu.writeData(UCSRB, RXEN | TXEN | RXCIE);
    expect(readAll(chip)).toEqual([42]);
  });

  it('drops what waits when it is disabled, and hears nothing then', () => {
    const chip = listening();
    arrive(chip, 42);
    chip.core.cpu.writeData(UCSRB, 0);
    arrive(chip, 43);
    chip.core.cpu.writeData(UCSRB, RXEN);
    expect(readAll(chip)).toEqual([]);
  });

  it('interrupts as long as a byte waits', () => {
    const chip = chipWith([...at500k, set(UCSRB, RXEN | RXCIE), sei], {
      18: [lds(17, UDR), inc(20), reti],
    });
    chip.loop.runTo(SETTLED);
    for (const byte of [1, 2, 3]) arrive(chip, byte);
    chip.loop.runTo(chip.core.cpu.cycles + 200);
    expect([chip.core.cpu.data[17], chip.core.cpu.data[20]]).toEqual([3, 3]);
  });

  it('marks a byte at a baud rate 5 % off as a framing error, and takes one 4 % off', () => {
    const chip = listening();
    chip.usart?.startBit();
    chip.usart?.receive(0x41, BYTE_CYCLES * 1.05);
    chip.usart?.startBit();
    chip.usart?.receive(0x41, BYTE_CYCLES * 1.04);
    const [bad, good] = readWithStatus(chip);
    expect(bad?.[1]).toBe(RXC | UDRE | FE | 2);
    expect(good).toEqual([0x41, RXC | UDRE | 2]);
  });
});

describe('the transmitter', () => {
  it('takes a second byte while the first leaves, and no third', () => {
    const chip = chipWith([
      ...at500k,
      set(UCSRB, TXEN),
      set(UDR, 1),
      set(UDR, 2),
      lds(17, UCSRA),
      set(UDR, 3),
    ]);
    const sent = recordSent(chip);
    chip.loop.runTo(1000);
    // The first leaves at cycle 10, the second right behind it.
    expect(sent).toEqual([
      [1, 10 + BYTE_CYCLES],
      [2, 10 + 2 * BYTE_CYCLES],
    ]);
    expect(chip.core.cpu.data[17]).toBe(0x02);
    expect(chip.core.cpu.readData(UCSRA)).toBe(TXC | UDRE | 2);
  });

  it('sets TXC only when both registers are empty, and clears it by a one', () => {
    const chip = chipWith([...at500k, set(UCSRB, TXEN), set(UDR, 1), set(UDR, 2)]);
    chip.loop.runTo(10 + 2 * BYTE_CYCLES - 1);
    expect(chip.core.cpu.readData(UCSRA) & TXC).toBe(0);
    chip.loop.runTo(10 + 2 * BYTE_CYCLES + 2);
    expect(chip.core.cpu.readData(UCSRA) & TXC).toBe(TXC);
    chip.core.cpu.writeData(UCSRA, TXC | 2);
    expect(chip.core.cpu.readData(UCSRA)).toBe(UDRE | 2);
  });

  it('asks for the next byte by interrupt as soon as the buffer is free', () => {
    const chip = chipWith([...at500k, set(UCSRB, TXEN | UDRIE), sei], {
      19: [inc(20), sts(UDR, 20), reti],
    });
    const sent = recordSent(chip);
    chip.loop.runTo(4 * BYTE_CYCLES + 60);
    expect(sent.map(([byte]) => byte)).toEqual([1, 2, 3, 4, 5]);
    const [first = 0, ...ends] = sent.map(([, end]) => end);
    expect(ends.map((end) => end - first)).toEqual([1, 2, 3, 4].map((n) => n * BYTE_CYCLES));
  });
});

function listening(): Chip {
  const chip = chipWith([...at500k, set(UCSRB, RXEN | TXEN), nop]);
  chip.loop.runTo(SETTLED);
  return chip;
}

function arrive(chip: Chip, byte: number): void {
  chip.usart?.startBit();
  chip.usart?.receive(byte, BYTE_CYCLES);
}

function readWithStatus({ core: { cpu } }: Chip): [number, number][] {
  const bytes: [number, number][] = [];
  for (let status = cpu.readData(UCSRA); status & RXC; status = cpu.readData(UCSRA)) {
    bytes.push([cpu.readData(UDR), status]);
  }
  return bytes;
}

function readAll(chip: Chip): number[] {
  return readWithStatus(chip).map(([byte]) => byte);
}

function recordSent(chip: Chip): [number, number][] {
  const sent: [number, number][] = [];
  if (chip.usart) chip.usart.onTransmit = (byte, endCycle) => sent.push([byte, endCycle]);
  return sent;
}
