/** What the CPU does around its instructions: interrupt response, SEI and RETI, sleep, wake-up. */
import { describe, expect, it } from 'vitest';
import { chipWith, cbi, cli, inc, nop, out, reti, sei, set, sleep, sts } from './assembler.ts';

const TIMER1_COMPARE_A = 11;
const TIMER1_COMPARE_B = 12;
const TCCR1B = 0x81;
const OCR1AL = 0x88;
const TIMSK1 = 0x6f;
const SMCR = 0x53;
const TCNT1L = 0x84;
const SRAM = 0x100;

/** Both compare interrupts wait, since OCR1A, OCR1B and TCNT1 are all 0 at the start. */
const bothWait = [set(TIMSK1, 6), set(TCCR1B, 1), nop, nop];

describe('the CPU loop', () => {
  it('answers an interrupt after four cycles and the jump of the vector', () => {
    // ldi, sts TIMSK1 (3), ldi (1), sts TCCR1B (2): the timer counts from cycle 6 on, flag a clock later
    const chip = chipWith([set(TIMSK1, 2), sei, set(TCCR1B, 1), nop, nop, nop, nop, nop], {
      [TIMER1_COMPARE_A]: [sts(SRAM, 16)],
    });
    const { cpu } = chip.core;
    chip.loop.runTo(7);
    expect(cpu.pc).toBeGreaterThan(52);
    const before = cpu.cycles;
    chip.loop.runTo(before + 1);
    // Entry (4) and the first instruction at the vector, jmp (3).
    expect(cpu.cycles - before).toBe(4 + 3);
    expect(cpu.data[0x5f]).toBe(0);
  });

  it('runs one more instruction after SEI before an interrupt', () => {
    const chip = chipWith([...bothWait, sei, inc(20), inc(20)], { [TIMER1_COMPARE_A]: [sts(SRAM, 20)] });
    chip.loop.runTo(40);
    expect(chip.core.cpu.data[SRAM]).toBe(1);
  });

  it('runs one instruction of the main program between two interrupts', () => {
    const chip = chipWith([...bothWait, sei, inc(20), inc(20), inc(20), inc(20)], {
      [TIMER1_COMPARE_A]: [sts(SRAM, 20), reti],
      [TIMER1_COMPARE_B]: [sts(SRAM + 1, 20), reti],
    });
    chip.loop.runTo(80);
    expect([...chip.core.cpu.data.subarray(SRAM, SRAM + 2)]).toEqual([1, 2]);
  });

  it('lets CLI right after SEI win', () => {
    const chip = chipWith([...bothWait, sei, cli, inc(20)], { [TIMER1_COMPARE_A]: [sts(SRAM, 16)] });
    chip.loop.runTo(60);
    expect(chip.core.cpu.data[SRAM]).toBe(0);
  });

  it('falls asleep with SEI; SLEEP even when an interrupt waits, and wakes at once', () => {
    const chip = chipWith([set(SMCR, 1), ...bothWait, sei, sleep, inc(20)], {
      [TIMER1_COMPARE_A]: [set(TIMSK1, 0), reti],
    });
    chip.loop.runTo(60);
    expect(chip.core.cpu.data[20]).toBe(1);
    expect(chip.loop.asleep).toBe(false);
  });

  it('sleeps until a compare match, and wakes in eight cycles', () => {
    // prescaler 8: OCR1A = 100 is passed 101 timer clocks after the count of 0
    const chip = chipWith(
      [set(SMCR, 1), set(OCR1AL, 100), set(TIMSK1, 2), set(TCCR1B, 2), sei, sleep, inc(20)],
      { [TIMER1_COMPARE_A]: [[0x9000 | (17 << 4), TCNT1L], sts(SRAM, 17)] },
    );
    const { cpu } = chip.core;
    chip.loop.runTo(816);
    expect(chip.loop.asleep).toBe(true);
    // The timer starts at cycle 10, in prescaler clock 1; the flag comes at clock 102, which is cycle 816.
    chip.loop.runTo(817);
    expect(chip.loop.asleep).toBe(false);
    expect(cpu.cycles).toBe(816 + 8 + 3);
    chip.loop.runTo(cpu.cycles + 4);
    // The handler's lds reads at cycle 828, in clock 103.
    expect(cpu.data[SRAM]).toBe(102);
    expect(chip.loop.sleptCycles).toBe(816 - 14);
  });

  it('gives CBI its two cycles', () => {
    const chip = chipWith([cbi(5, 0), out(5, 0)]);
    chip.loop.runTo(1);
    expect(chip.core.cpu.cycles).toBe(2);
  });
});
