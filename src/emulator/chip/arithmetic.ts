/** Results and flags of the AVR's arithmetic and logic. AVR Instruction Set Manual, one formula a flag. */
import type { CPU } from 'avr8js';
import { at, setWide, wide } from './data-memory.ts';

const SREG = 0x5f;
const [CARRY, ZERO, NEGATIVE, OVERFLOW, SIGN, HALF] = [1, 2, 4, 8, 16, 32] as const;
/** Flags that arithmetic leaves alone: T and I. */
const KEPT = 0xc0;

export function add(cpu: CPU, left: number, right: number, carry: number): number {
  const sum = left + right + carry;
  const result = sum & 0xff;
  const others = (sum > 0xff ? CARRY : 0) | ((left ^ right ^ sum) & 0x10 ? HALF : 0);
  setFlags(cpu, result, (~(left ^ right) & (left ^ sum) & 0x80) !== 0, others);
  return result;
}

export function subtract(cpu: CPU, left: number, right: number, carry: number): number {
  const difference = left - right - carry;
  const result = difference & 0xff;
  const others = (difference < 0 ? CARRY : 0) | ((left ^ right ^ difference) & 0x10 ? HALF : 0);
  setFlags(cpu, result, ((left ^ right) & (left ^ difference) & 0x80) !== 0, others);
  return result;
}

/** SBC, SBCI and CPC leave Z as it was where the result is 0: it speaks of all bytes so far. */
export function subtractWithCarry(cpu: CPU, left: number, right: number): number {
  const before = at(cpu, SREG);
  const result = subtract(cpu, left, right, before & CARRY);
  if (!(before & ZERO)) cpu.data[SREG] = at(cpu, SREG) & ~ZERO;
  return result;
}

/** AND, OR and EOR leave C and H. */
export function logic(cpu: CPU, result: number): number {
  setFlags(cpu, result, false, at(cpu, SREG) & (CARRY | HALF));
  return result;
}

/** ROR, LSR and ASR of `before`: bit 0 goes to C, V is N xor C, H stays. */
export function shifted(cpu: CPU, before: number, result: number): number {
  const carry = before & 1;
  setFlags(cpu, result, ((result & 0x80) !== 0) !== (carry === 1), (at(cpu, SREG) & HALF) | carry);
  return result;
}

/** ADIW on a pair of registers. */
export function addWord(cpu: CPU, register: number, constant: number): void {
  const before = wide(cpu, register);
  const result = (before + constant) & 0xffff;
  setWide(cpu, register, result);
  setWordFlags(cpu, result, (~before & result & 0x8000) !== 0, (~result & before & 0x8000) !== 0);
}

/** SBIW on a pair of registers. */
export function subtractWord(cpu: CPU, register: number, constant: number): void {
  const before = wide(cpu, register);
  const result = (before - constant) & 0xffff;
  setWide(cpu, register, result);
  setWordFlags(cpu, result, (before & ~result & 0x8000) !== 0, (result & ~before & 0x8000) !== 0);
}

/** INC and DEC: V where the result is `edge`. */
export function counted(cpu: CPU, result: number, edge: number): number {
  setFlags(cpu, result, result === edge, at(cpu, SREG) & (CARRY | HALF));
  return result;
}

/** MUL: the product in r1:r0, C its top bit. */
export function multiply(cpu: CPU, left: number, right: number): void {
  const product = left * right;
  setWide(cpu, 0, product);
  cpu.data[SREG] = (at(cpu, SREG) & ~(CARRY | ZERO)) | (product >> 15) | (product === 0 ? ZERO : 0);
}

function setWordFlags(cpu: CPU, result: number, overflow: boolean, carry: boolean): void {
  const sign = (result >> 8) | (result === 0 ? 0 : 1);
  setFlags(cpu, sign, overflow, (at(cpu, SREG) & HALF) | (carry ? CARRY : 0));
}

/** N, V, S and Z of a result, with what else is known. */
function setFlags(cpu: CPU, result: number, overflow: boolean, others: number): void {
  const negative = (result & 0x80) !== 0;
  cpu.data[SREG] =
    (at(cpu, SREG) & KEPT) |
    others |
    (result === 0 ? ZERO : 0) |
    (negative ? NEGATIVE : 0) |
    (overflow ? OVERFLOW : 0) |
    (negative !== overflow ? SIGN : 0);
}
