/**
 * The instructions that compiled firmware spends its time in, several times as fast as avr8js' search by opcode; all
 * others are avr8js'. A test runs every opcode both ways.
 */
import { avrInstruction } from 'avr8js';
import type { CPU } from 'avr8js';
import {
  add,
  addWord,
  counted,
  logic,
  multiply,
  shifted,
  subtract,
  subtractWithCarry,
  subtractWord,
} from './arithmetic.ts';
import { at, setWide, wide } from './data-memory.ts';
import { decodeFlash } from './decode.ts';
import type { DecodedFlash, Handler, InstructionName, Processor } from './decode.ts';

const SREG = 0x5f;
const CARRY = 1;
const SPL = 0x5d;
const [X, Y, Z] = [26, 28, 30] as const;
/** Registers below may have hooks; from here on it is plain memory. */
const SRAM = 0x100;
const INTERRUPTS = 0x80;
const [SMCR, SLEEP_ENABLE] = [0x53, 0x01] as const;

// prettier-ignore
const HANDLERS: Record<InstructionName, Handler> = {
  ADD: (cpu, d, k) => { cpu.data[d] = add(cpu, at(cpu, d), at(cpu, k), 0); },
  ADC: (cpu, d, k) => { cpu.data[d] = add(cpu, at(cpu, d), at(cpu, k), at(cpu, SREG) & CARRY); },
  SUB: (cpu, d, k) => { cpu.data[d] = subtract(cpu, at(cpu, d), at(cpu, k), 0); },
  SBC: (cpu, d, k) => { cpu.data[d] = subtractWithCarry(cpu, at(cpu, d), at(cpu, k)); },
  CP: (cpu, d, k) => { subtract(cpu, at(cpu, d), at(cpu, k), 0); },
  CPC: (cpu, d, k) => { subtractWithCarry(cpu, at(cpu, d), at(cpu, k)); },
  SUBI: (cpu, d, k) => { cpu.data[d] = subtract(cpu, at(cpu, d), k, 0); },
  SBCI: (cpu, d, k) => { cpu.data[d] = subtractWithCarry(cpu, at(cpu, d), k); },
  CPI: (cpu, d, k) => { subtract(cpu, at(cpu, d), k, 0); },
  AND: (cpu, d, k) => { cpu.data[d] = logic(cpu, at(cpu, d) & at(cpu, k)); },
  OR: (cpu, d, k) => { cpu.data[d] = logic(cpu, at(cpu, d) | at(cpu, k)); },
  EOR: (cpu, d, k) => { cpu.data[d] = logic(cpu, at(cpu, d) ^ at(cpu, k)); },
  ANDI: (cpu, d, k) => { cpu.data[d] = logic(cpu, at(cpu, d) & k); },
  ORI: (cpu, d, k) => { cpu.data[d] = logic(cpu, at(cpu, d) | k); },
  LDI: (cpu, d, k) => { cpu.data[d] = k; },
  MOV: (cpu, d, k) => { cpu.data[d] = at(cpu, k); },
  MOVW: (cpu, d, k) => { setWide(cpu, d, wide(cpu, k)); },
  INC: (cpu, d) => { cpu.data[d] = counted(cpu, (at(cpu, d) + 1) & 0xff, 0x80); },
  DEC: (cpu, d) => { cpu.data[d] = counted(cpu, (at(cpu, d) - 1) & 0xff, 0x7f); },
  ROR: (cpu, d) => { cpu.data[d] = shifted(cpu, at(cpu, d), (at(cpu, d) >> 1) | ((at(cpu, SREG) & CARRY) << 7)); },
  LSR: (cpu, d) => { cpu.data[d] = shifted(cpu, at(cpu, d), at(cpu, d) >> 1); },
  ASR: (cpu, d) => { cpu.data[d] = shifted(cpu, at(cpu, d), (at(cpu, d) >> 1) | (at(cpu, d) & 0x80)); },
  ADIW: (cpu, d, k) => { addWord(cpu, d, k); cpu.cycles++; },
  SBIW: (cpu, d, k) => { subtractWord(cpu, d, k); cpu.cycles++; },
  MUL: (cpu, d, k) => { multiply(cpu, at(cpu, d), at(cpu, k)); cpu.cycles++; },
  BRBS: (cpu, d, k) => { if (at(cpu, SREG) & d) jump(cpu, k); },
  BRBC: (cpu, d, k) => { if (!(at(cpu, SREG) & d)) jump(cpu, k); },
  RJMP: (cpu, _d, k) => { jump(cpu, k); },
  JMP: (cpu, _d, k) => { cpu.pc = k - 1; cpu.cycles += 2; },
  RCALL: (cpu, _d, k) => { call(cpu, cpu.pc + 1, cpu.pc + k); },
  CALL: (cpu, _d, k) => { call(cpu, cpu.pc + 2, k - 1); cpu.cycles++; },
  RET: (cpu) => { ret(cpu); },
  RETI: (cpu) => { ret(cpu); cpu.data[SREG] = at(cpu, SREG) | INTERRUPTS; justEnabled(cpu); },
  PUSH: (cpu, d) => { cpu.data[wide(cpu, SPL)] = at(cpu, d); setWide(cpu, SPL, wide(cpu, SPL) - 1); cpu.cycles++; },
  POP: (cpu, d) => { setWide(cpu, SPL, wide(cpu, SPL) + 1); cpu.data[d] = at(cpu, wide(cpu, SPL)); cpu.cycles++; },
  LDS: (cpu, d, k) => { load(cpu, d, k); cpu.pc++; },
  STS: (cpu, d, k) => { store(cpu, k, at(cpu, d)); cpu.pc++; },
  LD_X: (cpu, d) => { load(cpu, d, wide(cpu, X)); },
  LD_X_INC: (cpu, d) => { const x = wide(cpu, X); load(cpu, d, x); setWide(cpu, X, x + 1); },
  LDD_Y: (cpu, d, k) => { load(cpu, d, wide(cpu, Y) + k); },
  LDD_Z: (cpu, d, k) => { load(cpu, d, wide(cpu, Z) + k); },
  LD_Z_INC: (cpu, d) => { const z = wide(cpu, Z); load(cpu, d, z); setWide(cpu, Z, z + 1); },
  ST_X: (cpu, d) => { store(cpu, wide(cpu, X), at(cpu, d)); },
  ST_X_INC: (cpu, d) => { const x = wide(cpu, X); store(cpu, x, at(cpu, d)); setWide(cpu, X, x + 1); },
  STD_Y: (cpu, d, k) => { store(cpu, wide(cpu, Y) + k, at(cpu, d)); },
  STD_Z: (cpu, d, k) => { store(cpu, wide(cpu, Z) + k, at(cpu, d)); },
  ST_Z_INC: (cpu, d) => { const z = wide(cpu, Z); store(cpu, z, at(cpu, d)); setWide(cpu, Z, z + 1); },
  LPM_Z_INC: (cpu, d) => { const z = wide(cpu, Z); cpu.data[d] = cpu.progBytes[z] ?? 0; setWide(cpu, Z, z + 1); cpu.cycles += 2; },
  IN: (cpu, d, k) => { cpu.data[d] = cpu.readData(k); },
  OUT: (cpu, d, k) => { cpu.writeData(k, at(cpu, d)); },
  CPSE: (cpu, d, k) => { if (at(cpu, d) === at(cpu, k)) skip(cpu); },
  SBRC: (cpu, d, k) => { if (!(at(cpu, d) & k)) skip(cpu); },
  SBRS: (cpu, d, k) => { if (at(cpu, d) & k) skip(cpu); },
  BSET: (cpu, d) => { if (d & INTERRUPTS & ~at(cpu, SREG)) justEnabled(cpu); cpu.data[SREG] = at(cpu, SREG) | d; },
  BCLR: (cpu, d) => { cpu.data[SREG] = at(cpu, SREG) & ~d; },
  CBI: (cpu) => { avr8jsAlone(cpu); cpu.cycles++; },
  SLEEP: (cpu) => { cpu.asleep = (at(cpu, SMCR) & SLEEP_ENABLE) !== 0; },
};

/** The flash of `program`, ready to be executed. CBI takes the two cycles of the manual, which avr8js forgets. */
export function decodeProgram(program: Uint16Array): DecodedFlash {
  return decodeFlash(program, HANDLERS, avr8jsAlone);
}

/** Runs the instruction at PC. */
export function execute(cpu: Processor, { handlers, first, second }: DecodedFlash): void {
  const { pc } = cpu;
  handlers[pc]?.(cpu, first[pc] ?? 0, second[pc] ?? 0);
  cpu.pc++;
  cpu.cycles++;
}

/** Called in the last cycle of what enables interrupts: one more instruction runs before one is served (7.7). */
export function justEnabled(cpu: Processor): void {
  cpu.enabledAt = cpu.cycles + 1;
}

/** In the second cycle of a load, which counts before it. */
function load(cpu: CPU, register: number, address: number): void {
  cpu.cycles++;
  cpu.data[register] = address >= SRAM ? at(cpu, address) : cpu.readData(address);
}

function store(cpu: CPU, address: number, value: number): void {
  if (address >= SRAM) cpu.data[address] = value;
  else cpu.writeData(address, value);
  cpu.cycles++;
}

/** To the word before the target: PC moves on by one after each instruction. */
function call(cpu: CPU, returnTo: number, beforeTarget: number): void {
  const stack = wide(cpu, SPL);
  cpu.data[stack] = returnTo;
  cpu.data[stack - 1] = returnTo >> 8;
  setWide(cpu, SPL, stack - 2);
  cpu.pc = beforeTarget;
  cpu.cycles += 2;
}

function ret(cpu: CPU): void {
  const stack = wide(cpu, SPL) + 2;
  setWide(cpu, SPL, stack);
  cpu.pc = ((at(cpu, stack - 1) << 8) | at(cpu, stack)) - 1;
  cpu.cycles += 3;
}

/** A skip takes as many cycles as the instruction skipped has words. */
function skip(cpu: CPU): void {
  const opcode = cpu.progMem[cpu.pc + 1] ?? 0;
  const words = (opcode & 0xfc0f) === 0x9000 || (opcode & 0xfe0c) === 0x940c ? 2 : 1;
  cpu.pc += words;
  cpu.cycles += words;
}

function jump(cpu: CPU, words: number): void {
  cpu.pc += words;
  cpu.cycles++;
}

function avr8jsAlone(cpu: CPU): void {
  avrInstruction(cpu);
  cpu.pc--;
  cpu.cycles--;
}
