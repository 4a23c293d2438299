/**
 * Runs instructions with what avr8js leaves out: interrupt response of four cycles, the one instruction after SEI and
 * RETI, and SLEEP, which skips to the next event.
 */
import type { DecodedFlash } from './decode.ts';
import { decodeProgram, execute, justEnabled } from './execute.ts';
import type { Core } from './types.ts';

const SREG = 0x5f;
const GLOBAL_INTERRUPTS = 0x80;
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
  const { data } = cpu;
  const flash = decodeProgram(cpu.progMem);
  let sleptCycles = 0;

  function runTo(cycle: number): void {
    while (cpu.cycles < cycle) {
      if (cpu.cycles >= scheduler.nextDue) scheduler.runDue(cpu.cycles);
      if (interrupts.next !== -1 && (byte(SREG) & GLOBAL_INTERRUPTS) !== 0 && cpu.cycles !== cpu.enabledAt) {
        enterInterrupt(interrupts.next);
      }
      if (cpu.asleep) sleepTo(Math.min(cycle, scheduler.nextDue));
      else {
        execute(cpu, flash);
        runUndisturbed(core, flash, cycle);
      }
    }
  }

  function sleepTo(cycle: number): void {
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
    cpu.cycles += cpu.asleep ? RESPONSE_CYCLES + WAKE_CYCLES : RESPONSE_CYCLES;
    cpu.asleep = false;
    interrupts.enter(vector);
  }

  // The compiler's prologues enable by writing SREG between two halves of the stack pointer, and rely on this as well.
  cpu.writeHooks[SREG] = (value, before) => {
    if (value & ~before & GLOBAL_INTERRUPTS) justEnabled(cpu);
  };

  function byte(address: number): number {
    return data[address] ?? 0;
  }

  function reset(): void {
    cpu.asleep = false;
    cpu.enabledAt = -1;
  }

  return {
    runTo,
    reset,
    get asleep() {
      return cpu.asleep;
    },
    get sleptCycles() {
      return sleptCycles;
    },
  };
}

/** As long as nothing is due and no interrupt waits: no function of a chip's own, so that all chips share fast code. */
function runUndisturbed({ cpu, scheduler, interrupts }: Core, flash: DecodedFlash, cycle: number): void {
  while (cpu.cycles < cycle && cpu.cycles < scheduler.nextDue && interrupts.next === -1 && !cpu.asleep) {
    execute(cpu, flash);
  }
}
