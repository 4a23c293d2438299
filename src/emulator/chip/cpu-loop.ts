/**
 * Runs instructions with what avr8js leaves out: interrupt response of four cycles, the one instruction after SEI and
 * RETI, and SLEEP, which skips to the next event.
 */
import { createExecute } from './execute.ts';
import type { Core } from './types.ts';

const SREG = 0x5f;
const GLOBAL_INTERRUPTS = 0x80;
const SMCR = 0x53;
const SLEEP_ENABLE = 0x01;
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
  let asleep = false;
  let sleptCycles = 0;
  /** At this cycle interrupts have just been enabled: one more instruction runs before one is served (7.7). */
  let enabledAt = -1;
  const execute = createExecute(cpu, {
    onSleep: () => (asleep = (byte(SMCR) & SLEEP_ENABLE) !== 0),
    onEnable,
  });

  function onEnable(): void {
    enabledAt = cpu.cycles + 1;
  }

  function runTo(cycle: number): void {
    while (cpu.cycles < cycle) {
      if (cpu.cycles >= scheduler.nextDue) scheduler.runDue(cpu.cycles);
      if (interrupts.next !== -1 && (byte(SREG) & GLOBAL_INTERRUPTS) !== 0 && cpu.cycles !== enabledAt) {
        enterInterrupt(interrupts.next);
      }
      if (asleep) sleepTo(Math.min(cycle, scheduler.nextDue));
      else {
        execute();
        while (cpu.cycles < cycle && cpu.cycles < scheduler.nextDue && interrupts.next === -1 && !asleep)
          execute();
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
    cpu.cycles += asleep ? RESPONSE_CYCLES + WAKE_CYCLES : RESPONSE_CYCLES;
    asleep = false;
    interrupts.enter(vector);
  }

  // The compiler's prologues enable by writing SREG between two halves of the stack pointer, and rely on this as well.
  cpu.writeHooks[SREG] = (value, before) => {
    if (value & ~before & GLOBAL_INTERRUPTS) onEnable();
  };

  function byte(address: number): number {
    return data[address] ?? 0;
  }

  function reset(): void {
    asleep = false;
    enabledAt = -1;
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
