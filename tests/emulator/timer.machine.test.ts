/** Timer1 and Timer0 against the data sheet: flags, TEMP, modes, and nothing lost by being lazy. */
import { describe, expect, it } from 'vitest';
import { chipWith, inc, inp, ldi, lds, nop, out, reti, sbi, sei, set, line } from './assembler.ts';

const TIFR1 = 0x16;
const TCCR1B = 0x81;
const TCNT1 = 0x84;
const OCR1A = 0x88;
const OCR1B = 0x8a;
const TIMSK1 = 0x6f;
const [TOV, OCFA, OCFB] = [1, 2, 4] as const;
const CLOCK_1 = set(TCCR1B, 1);

describe('a timer', () => {
  it('counts CPU cycles', () => {
    // sts TCCR1B writes at its first cycle; lds reads in its second: 2 + nop 1 + 1 cycles between
    const chip = chipWith([CLOCK_1, nop, lds(17, TCNT1)]);
    chip.loop.runTo(6);
    expect(chip.core.cpu.data[17]).toBe(4);
  });

  it('sets the compare flag one timer clock after the match', () => {
    // the count is 5 at the cycle of the first in, 6 at the second
    const main = [set(OCR1A, 5), CLOCK_1, nop, nop, nop, inp(17, TIFR1), inp(18, TIFR1)];
    const { cpu } = ranTo(main, 40);
    expect([bits(cpu.data[17]) & OCFA, bits(cpu.data[18]) & OCFA]).toEqual([0, OCFA]);
  });

  it('clears only the flags that are written as one', () => {
    const main = [CLOCK_1, nop, nop, inp(17, TIFR1), ldi(16, OCFA), out(TIFR1, 16), inp(18, TIFR1)];
    const { cpu } = ranTo(main, 40);
    expect(cpu.data[17]).toBe(OCFA | OCFB);
    expect(cpu.data[18]).toBe(OCFB);
  });

  it('clears one flag with SBI, and leaves its neighbours', () => {
    const { cpu } = ranTo([CLOCK_1, nop, nop, sbi(TIFR1, 2), inp(18, TIFR1)], 40);
    expect(cpu.data[18]).toBe(OCFA);
  });

  it('sets TOV as the count returns to 0', () => {
    const main = [set(TCNT1 + 1, 0xff), set(TCNT1, 0xfe), CLOCK_1, inp(17, TIFR1), inp(18, TIFR1)];
    const { cpu } = ranTo(main, 40);
    // After sts (2 cycles) the count is 0x0000.
    expect(bits(cpu.data[17]) & TOV).toBe(TOV);
    const early = ranTo(
      [set(TCNT1 + 1, 0xff), set(TCNT1, 0xfd), CLOCK_1, inp(17, TIFR1), inp(18, TIFR1)],
      40,
    );
    expect([bits(early.cpu.data[17]) & TOV, bits(early.cpu.data[18]) & TOV]).toEqual([0, TOV]);
  });

  it('shares one TEMP between its 16-bit registers', () => {
    // The high byte meant for OCR1A is used up by OCR1B; reading TCNT1L overwrites it with the count's high byte.
    const main = [
      line(set(OCR1A + 1, 0x12), set(OCR1B, 0x34)),
      line(set(OCR1A + 1, 0x56), lds(17, TCNT1), set(OCR1A, 0x78)),
      line(lds(20, OCR1B + 1), lds(21, OCR1A + 1), lds(22, OCR1A)),
    ];
    const { cpu } = ranTo(main, 60);
    expect([...cpu.data.subarray(20, 23)]).toEqual([0x12, 0x00, 0x78]);
  });

  it('reads a count that fits together across the carry', () => {
    const main = [set(TCNT1 + 1, 0x12), set(TCNT1, 0xfb), CLOCK_1, nop, lds(17, TCNT1), lds(18, TCNT1 + 1)];
    const { cpu } = ranTo(main, 60);
    expect([cpu.data[18], cpu.data[17]]).toEqual([0x12, 0xff]);
  });

  it('blocks a match at the clock after TCNT1 was written', () => {
    const main = [set(OCR1A, 9), set(TCNT1, 9), CLOCK_1, nop, nop, inp(17, TIFR1)];
    expect(bits(ranTo(main, 60).cpu.data[17]) & OCFA).toBe(0);
  });

  it('returns to 0 after OCR1A in CTC mode, without overflow', () => {
    // mode 4, prescaler 1: 10 counts a round
    const main = [set(OCR1A, 9), set(TCCR1B, 0x09), ...Array.from({ length: 26 }, () => nop)];
    const { cpu } = ranTo([...main, lds(17, TCNT1), inp(18, TIFR1)], 200);
    // 2 + 26 + 1 cycles after the start
    expect(cpu.data[17]).toBe(29 % 10);
    expect(bits(cpu.data[18]) & TOV).toBe(0);
  });

  it('interrupts at every compare match, to the cycle, with prescaler 8', () => {
    // CTC with OCR1A = 100: a match every 101 ticks of 8 cycles; r20 counts them.
    const chip = chipWith([set(OCR1A, 100), set(TIMSK1, OCFA), set(TCCR1B, 0x0a), sei], {
      11: [inc(20), reti],
    });
    chip.loop.runTo(808 * 50 + 60);
    expect(chip.core.cpu.data[20]).toBe(50);
  });

  it('gives Timer0 the same ways with eight bits', () => {
    // normal mode, prescaler 1: TOV0 every 256 cycles
    const chip = chipWith([set(0x6e, 1), set(0x45, 1), sei], { 16: [inc(20), reti] });
    chip.loop.runTo(256 * 9 + 60);
    expect(chip.core.cpu.data[20]).toBe(9);
  });
});

function ranTo(main: number[][], cycle: number) {
  const chip = chipWith(main);
  chip.loop.runTo(cycle);
  return chip.core;
}

function bits(value: number | undefined): number {
  return value ?? 0;
}
