/**
 * Runs avr8js' instructions with what it leaves out: interrupt response of four cycles, the one instruction after SEI
 * and RETI, SLEEP that skips to the next event, and CBI's second cycle.
 */
import { avrInstruction } from 'avr8js';
import type { Core } from './types.ts';

const SREG = 0x5f;
const GLOBAL_INTERRUPTS = 0x80;
const SMCR = 0x53;
const SLEEP_ENABLE = 0x01;
const SLEEP_OPCODE = 0x9588;
const RETI_OPCODE = 0x9518;
const CBI_OPCODE = 0x98;
/** Interrupt execution response (ATmega328P data sheet, 7.7.1): four cycles, four more out of sleep. */
const RESPONSE_CYCLES = 4;
const WAKE_CYCLES = 4;

export interface CpuLoop {
  /** Runs to the end of the instruction that reaches `cycle`. */
  runTo(cycle: number): void;
  /** True while the CPU sleeps: nothing happens before the next due event or pin change. */
  readonly asleep: boolean;
  /** CPU cycles spent asleep since power-on: what is left over for more work. */
  readonly sleptCycles: number;
  reset(): void;
}

export function createCpuLoop(core: Core): CpuLoop {
  const { cpu, scheduler, interrupts } = core;
  const { data, progMem } = cpu;
  let asleep = false;
  let sleptCycles = 0;
  /** I flag before the last instruction, 0 also after RETI: an interrupt waits for one more instruction. */
  let enabledBefore = 0;

  function runTo(cycle: number): void {
    while (cpu.cycles < cycle) {
      if (cpu.cycles >= scheduler.nextDue) scheduler.runDue(cpu.cycles);
      if (interrupts.next !== -1 && (byte(SREG) & enabledBefore) !== 0) enterInterrupt(interrupts.next);
      if (asleep) sleepTo(Math.min(cycle, scheduler.nextDue));
      else step();
    }
  }

  function step(): void {
    const opcode = progMem[cpu.pc] ?? 0;
    if (opcode === SLEEP_OPCODE) asleep = (byte(SMCR) & SLEEP_ENABLE) !== 0;
    else if (opcode >> 8 === CBI_OPCODE) cpu.cycles++;
    enabledBefore = opcode === RETI_OPCODE ? 0 : byte(SREG) & GLOBAL_INTERRUPTS;
    avrInstruction(cpu);
  }

  /** With I clear before SLEEP (SEI; SLEEP), the flag counts from here on. */
  function sleepTo(cycle: number): void {
    enabledBefore = GLOBAL_INTERRUPTS;
    if (interrupts.next !== -1 && (byte(SREG) & GLOBAL_INTERRUPTS) !== 0) return;
    if (cycle <= cpu.cycles) return;
    const wakeCycle = Math.ceil(cycle);
    sleptCycles += wakeCycle - cpu.cycles;
    cpu.cycles = wakeCycle;
  }

  function enterInterrupt(vector: number): void {
    const stack = cpu.SP;
    data[stack] = cpu.pc & 0xff;
    data[stack - 1] = cpu.pc >> 8;
    cpu.SP = stack - 2;
    data[SREG] = byte(SREG) & ~GLOBAL_INTERRUPTS;
    cpu.pc = vector * 2;
    cpu.cycles += asleep ? RESPONSE_CYCLES + WAKE_CYCLES : RESPONSE_CYCLES;
    asleep = false;
    interrupts.enter(vector);
  }

  function byte(address: number): number {
    return data[address] ?? 0;
  }

  function reset(): void {
    asleep = false;
    enabledBefore = 0;
  }

  return {
    runTo,
    reset,
    get asleep() {
      return asleep;
    },
    get sleptCycles() {
      return sleptCycles;
    },
  };
}
