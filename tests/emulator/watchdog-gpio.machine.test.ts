/** The watchdog resets a chip that hangs, and only that; port pins toggle, read back and tell of changes. */
import { describe, expect, it } from 'vitest';
import type { Chip } from '../../src/emulator/chip/chip.ts';
import {
  cbi,
  chipWith,
  inc,
  inp,
  ldi,
  nop,
  lds,
  out,
  rjmp,
  sbi,
  sei,
  set,
  sleep,
  sts,
  wdr,
  line,
} from './assembler.ts';

const WDTCSR = 0x60;
const MCUSR = 0x54;
const SMCR = 0x53;
const SRAM = 0x100;
/** 16 ms of the watchdog's own oscillator, in CPU cycles. */
const TIMEOUT = 256_000;
const [WDE, WDCE, WDIE, WDRF] = [0x08, 0x10, 0x40, 0x08] as const;
/** As avr-libc does it: both values ready, then two writes within four cycles. */
const watchdogOn = (control: number) => [
  line(ldi(16, WDCE | WDE), ldi(17, control)),
  line(sts(WDTCSR, 16), sts(WDTCSR, 17)),
];
/** Counts starts of the program in SRAM, which a reset leaves alone. */
const countStarts = [lds(20, SRAM), inc(20), sts(SRAM, 20)];

describe('the watchdog', () => {
  it('resets a chip that does not answer, tells why, and stays on', () => {
    const chip = chipWith([...countStarts, lds(18, MCUSR), sts(SRAM + 1, 18), ...watchdogOn(WDE)]);
    chip.loop.runTo(TIMEOUT * 2.5);
    expect(chip.core.cpu.data[SRAM]).toBe(3);
    expect(bits(chip, SRAM + 1) & WDRF).toBe(WDRF);
    expect(chip.watchdogResets()).toBe(2);
  });

  it('leaves a chip alone that answers in time', () => {
    const chip = chipWith([...countStarts, ...watchdogOn(WDE), wdr, rjmp(-2)]);
    chip.loop.runTo(TIMEOUT * 4);
    expect(chip.watchdogResets()).toBe(0);
  });

  it('wakes the chip by interrupt first where both are asked for, and resets it the next time', () => {
    const chip = chipWith([...countStarts, set(SMCR, 1), ...watchdogOn(WDE | WDIE), sei, sleep, sleep], {
      6: [inc(21), [0x9518]],
    });
    chip.loop.runTo(TIMEOUT * 1.5);
    expect([bits(chip, 21), chip.watchdogResets()]).toEqual([1, 0]);
    chip.loop.runTo(TIMEOUT * 2.5);
    expect(chip.watchdogResets()).toBe(1);
  });

  it('takes a longer time only within four cycles of the change-enable', () => {
    const late = chipWith([...watchdogOn(WDE), set(WDTCSR, WDE | 3)]);
    late.loop.runTo(TIMEOUT + 100);
    expect(late.watchdogResets()).toBe(1);
    const tooLate = chipWith([
      ldi(16, WDCE | WDE),
      ldi(17, WDE | 3),
      sts(WDTCSR, 16),
      nop,
      nop,
      nop,
      nop,
      sts(WDTCSR, 17),
    ]);
    tooLate.loop.runTo(TIMEOUT + 100);
    expect(tooLate.watchdogResets()).toBe(1);
    const timely = chipWith(watchdogOn(WDE | 3));
    timely.loop.runTo(TIMEOUT * 7);
    expect(timely.watchdogResets()).toBe(0);
  });
});

describe('a port', () => {
  const [PINB, DDRB, PORTB] = [3, 4, 5] as const;

  it('toggles the bits written to PIN, by OUT all of them, by SBI just one', () => {
    const chip = chipWith([
      line(ldi(16, 0xff), out(DDRB, 16), ldi(16, 0x0f), out(PORTB, 16)),
      line(ldi(16, 0x3c), out(PINB, 16), sbi(PINB, 0), inp(18, PINB)),
    ]);
    const changes = recordChanges(chip, 'B');
    chip.loop.runTo(12);
    expect(bits(chip, 18)).toBe(0x32);
    expect(changes).toEqual([0xff, 0x0f, 0x3c, 0x01]);
  });

  it('reads the outside on inputs, the latch on outputs', () => {
    const chip = chipWith([sbi(DDRB, 0), sbi(PORTB, 0), cbi(PORTB, 1), inp(18, PINB)]);
    chip.ports.get('B')?.drive(1, 0);
    chip.loop.runTo(12);
    expect(bits(chip, 18)).toBe(0xfd);
  });
});

function recordChanges(chip: Chip, name: string): number[] {
  const changes: number[] = [];
  const port = chip.ports.get(name);
  if (port) port.onChange = (_levels, changed) => changes.push(changed);
  return changes;
}

function bits(chip: Chip, address: number): number {
  return chip.core.cpu.data[address] ?? 0;
}
