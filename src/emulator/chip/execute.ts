/**
 * The instructions that compiled firmware spends its time in, several times as fast as avr8js' search by opcode; all
 * others are avr8js'. A test runs every opcode both ways.
 */
import { avrInstruction } from 'avr8js';
import type { CPU } from 'avr8js';
import { createArithmetic } from './arithmetic.ts';
import { decodeFlash } from './decode.ts';
import type { Handler, InstructionName } from './decode.ts';

const SREG = 0x5f;
const CARRY = 1;
const SPL = 0x5d;
const [X, Y, Z] = [26, 28, 30] as const;
/** Registers below may have hooks; from here on it is plain memory. */
const SRAM = 0x100;
const INTERRUPTS = 0x80;

/** What the CPU's loop has to know of: SLEEP, and what enables interrupts, in the last cycle of SEI and RETI. */
export type ExecuteListener = { onSleep: () => void; onEnable: () => void };

/** Gives a function that runs the instruction at PC. CBI takes the two cycles of the manual, which avr8js forgets. */
export function createExecute(cpu: CPU, { onSleep, onEnable }: ExecuteListener): () => void {
  const { data, progMem, progBytes } = cpu;
  const alu = createArithmetic(data);

  function at(address: number): number {
    return data[address] ?? 0;
  }

  function wide(address: number): number {
    return at(address) | (at(address + 1) << 8);
  }

  function setWide(address: number, value: number): void {
    data[address] = value;
    data[address + 1] = value >> 8;
  }

  /** In the second cycle of a load, which counts before it. */
  function load(register: number, address: number): void {
    cpu.cycles++;
    data[register] = address >= SRAM ? at(address) : cpu.readData(address);
  }

  function store(address: number, value: number): void {
    if (address >= SRAM) data[address] = value;
    else cpu.writeData(address, value);
    cpu.cycles++;
  }

  /** To the word before the target: PC moves on by one after each instruction. */
  function call(returnTo: number, beforeTarget: number): void {
    const stack = wide(SPL);
    data[stack] = returnTo;
    data[stack - 1] = returnTo >> 8;
    setWide(SPL, stack - 2);
    cpu.pc = beforeTarget;
    cpu.cycles += 2;
  }

  function ret(): void {
    const stack = wide(SPL) + 2;
    setWide(SPL, stack);
    cpu.pc = ((at(stack - 1) << 8) | at(stack)) - 1;
    cpu.cycles += 3;
  }

  /** A skip takes as many cycles as the instruction skipped has words. */
  function skip(): void {
    const opcode = progMem[cpu.pc + 1] ?? 0;
    const words = (opcode & 0xfc0f) === 0x9000 || (opcode & 0xfe0c) === 0x940c ? 2 : 1;
    cpu.pc += words;
    cpu.cycles += words;
  }

  function jump(words: number): void {
    cpu.pc += words;
    cpu.cycles++;
  }

  function avr8jsAlone(): void {
    avrInstruction(cpu);
    cpu.pc--;
    cpu.cycles--;
  }

  // prettier-ignore
  const byName: Record<InstructionName, Handler> = {
    ADD: (d, k) => { data[d] = alu.add(at(d), at(k), 0); },
    ADC: (d, k) => { data[d] = alu.add(at(d), at(k), at(SREG) & CARRY); },
    SUB: (d, k) => { data[d] = alu.subtract(at(d), at(k), 0); },
    SBC: (d, k) => { data[d] = alu.subtractWithCarry(at(d), at(k)); },
    CP: (d, k) => { alu.subtract(at(d), at(k), 0); },
    CPC: (d, k) => { alu.subtractWithCarry(at(d), at(k)); },
    SUBI: (d, k) => { data[d] = alu.subtract(at(d), k, 0); },
    SBCI: (d, k) => { data[d] = alu.subtractWithCarry(at(d), k); },
    CPI: (d, k) => { alu.subtract(at(d), k, 0); },
    AND: (d, k) => { data[d] = alu.logic(at(d) & at(k)); },
    OR: (d, k) => { data[d] = alu.logic(at(d) | at(k)); },
    EOR: (d, k) => { data[d] = alu.logic(at(d) ^ at(k)); },
    ANDI: (d, k) => { data[d] = alu.logic(at(d) & k); },
    ORI: (d, k) => { data[d] = alu.logic(at(d) | k); },
    LDI: (d, k) => { data[d] = k; },
    MOV: (d, k) => { data[d] = at(k); },
    MOVW: (d, k) => { setWide(d, wide(k)); },
    INC: (d) => { data[d] = alu.counted((at(d) + 1) & 0xff, 0x80); },
    DEC: (d) => { data[d] = alu.counted((at(d) - 1) & 0xff, 0x7f); },
    ROR: (d) => { data[d] = alu.shifted(at(d), (at(d) >> 1) | ((at(SREG) & CARRY) << 7)); },
    LSR: (d) => { data[d] = alu.shifted(at(d), at(d) >> 1); },
    ASR: (d) => { data[d] = alu.shifted(at(d), (at(d) >> 1) | (at(d) & 0x80)); },
    ADIW: (d, k) => { alu.addWord(d, k); cpu.cycles++; },
    SBIW: (d, k) => { alu.subtractWord(d, k); cpu.cycles++; },
    MUL: (d, k) => { alu.multiply(at(d), at(k)); cpu.cycles++; },
    BRBS: (d, k) => { if (at(SREG) & d) jump(k); },
    BRBC: (d, k) => { if (!(at(SREG) & d)) jump(k); },
    RJMP: (_d, k) => { jump(k); },
    JMP: (_d, k) => { cpu.pc = k - 1; cpu.cycles += 2; },
    RCALL: (_d, k) => { call(cpu.pc + 1, cpu.pc + k); },
    CALL: (_d, k) => { call(cpu.pc + 2, k - 1); cpu.cycles++; },
    RET: () => { ret(); },
    RETI: () => { ret(); data[SREG] = at(SREG) | INTERRUPTS; onEnable(); },
    PUSH: (d) => { data[wide(SPL)] = at(d); setWide(SPL, wide(SPL) - 1); cpu.cycles++; },
    POP: (d) => { setWide(SPL, wide(SPL) + 1); data[d] = at(wide(SPL)); cpu.cycles++; },
    LDS: (d, k) => { load(d, k); cpu.pc++; },
    STS: (d, k) => { store(k, at(d)); cpu.pc++; },
    LD_X: (d) => { load(d, wide(X)); },
    LD_X_INC: (d) => { const x = wide(X); load(d, x); setWide(X, x + 1); },
    LDD_Y: (d, k) => { load(d, wide(Y) + k); },
    LDD_Z: (d, k) => { load(d, wide(Z) + k); },
    LD_Z_INC: (d) => { const z = wide(Z); load(d, z); setWide(Z, z + 1); },
    ST_X: (d) => { store(wide(X), at(d)); },
    ST_X_INC: (d) => { const x = wide(X); store(x, at(d)); setWide(X, x + 1); },
    STD_Y: (d, k) => { store(wide(Y) + k, at(d)); },
    STD_Z: (d, k) => { store(wide(Z) + k, at(d)); },
    ST_Z_INC: (d) => { const z = wide(Z); store(z, at(d)); setWide(Z, z + 1); },
    LPM_Z_INC: (d) => { const z = wide(Z); data[d] = progBytes[z] ?? 0; setWide(Z, z + 1); cpu.cycles += 2; },
    IN: (d, k) => { data[d] = cpu.readData(k); },
    OUT: (d, k) => { cpu.writeData(k, at(d)); },
    CPSE: (d, k) => { if (at(d) === at(k)) skip(); },
    SBRC: (d, k) => { if (!(at(d) & k)) skip(); },
    SBRS: (d, k) => { if (at(d) & k) skip(); },
    BSET: (d) => { if (d & INTERRUPTS & ~at(SREG)) onEnable(); data[SREG] = at(SREG) | d; },
    BCLR: (d) => { data[SREG] = at(SREG) & ~d; },
    CBI: () => { avr8jsAlone(); cpu.cycles++; },
    SLEEP: onSleep,
  };
  const { handlers, first, second } = decodeFlash(progMem, byName, avr8jsAlone);

  return () => {
    const { pc } = cpu;
    handlers[pc]?.(first[pc] ?? 0, second[pc] ?? 0);
    cpu.pc++;
    cpu.cycles++;
  };
}
