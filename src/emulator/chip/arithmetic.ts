/** Results and flags of the AVR's arithmetic and logic. AVR Instruction Set Manual, one formula a flag. */

const SREG = 0x5f;
const [CARRY, ZERO, NEGATIVE, OVERFLOW, SIGN, HALF] = [1, 2, 4, 8, 16, 32] as const;
/** Flags that arithmetic leaves alone: T and I. */
const KEPT = 0xc0;

/** Operands are bytes; each function sets SREG in `data` and gives the result's byte. */
export interface Arithmetic {
  add(left: number, right: number, carry: number): number;
  subtract(left: number, right: number, carry: number): number;
  subtractWithCarry(left: number, right: number): number;
  logic(result: number): number;
  /** INC and DEC: V where the result is `edge`. */
  counted(result: number, edge: number): number;
  /** ROR, LSR and ASR of `before`. */
  shifted(before: number, result: number): number;
  multiply(left: number, right: number): void;
  /** On a pair of registers. */
  addWord(register: number, constant: number): void;
  subtractWord(register: number, constant: number): void;
}

export function createArithmetic(data: Uint8Array): Arithmetic {
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

  /** N, V, S and Z of a result, with what else is known. */
  function setFlags(result: number, overflow: boolean, others: number): void {
    const negative = (result & 0x80) !== 0;
    data[SREG] =
      (at(SREG) & KEPT) |
      others |
      (result === 0 ? ZERO : 0) |
      (negative ? NEGATIVE : 0) |
      (overflow ? OVERFLOW : 0) |
      (negative !== overflow ? SIGN : 0);
  }

  function add(left: number, right: number, carry: number): number {
    const sum = left + right + carry;
    const result = sum & 0xff;
    const others = (sum > 0xff ? CARRY : 0) | ((left ^ right ^ sum) & 0x10 ? HALF : 0);
    setFlags(result, (~(left ^ right) & (left ^ sum) & 0x80) !== 0, others);
    return result;
  }

  function subtract(left: number, right: number, carry: number): number {
    const difference = left - right - carry;
    const result = difference & 0xff;
    const others = (difference < 0 ? CARRY : 0) | ((left ^ right ^ difference) & 0x10 ? HALF : 0);
    setFlags(result, ((left ^ right) & (left ^ difference) & 0x80) !== 0, others);
    return result;
  }

  /** SBC, SBCI and CPC leave Z as it was where the result is 0: it speaks of all bytes so far. */
  function subtractWithCarry(left: number, right: number): number {
    const before = at(SREG);
    const result = subtract(left, right, before & CARRY);
    if (!(before & ZERO)) data[SREG] = at(SREG) & ~ZERO;
    return result;
  }

  /** AND, OR and EOR leave C and H. */
  function logic(result: number): number {
    setFlags(result, false, at(SREG) & (CARRY | HALF));
    return result;
  }

  /** ROR, LSR and ASR: bit 0 goes to C, V is N xor C, H stays. */
  function shifted(before: number, result: number): number {
    const carry = before & 1;
    setFlags(result, ((result & 0x80) !== 0) !== (carry === 1), (at(SREG) & HALF) | carry);
    return result;
  }

  function addWord(register: number, constant: number): void {
    const before = wide(register);
    const result = (before + constant) & 0xffff;
    setWide(register, result);
    setWordFlags(result, (~before & result & 0x8000) !== 0, (~result & before & 0x8000) !== 0);
  }

  function subtractWord(register: number, constant: number): void {
    const before = wide(register);
    const result = (before - constant) & 0xffff;
    setWide(register, result);
    setWordFlags(result, (before & ~result & 0x8000) !== 0, (result & ~before & 0x8000) !== 0);
  }

  function setWordFlags(result: number, overflow: boolean, carry: boolean): void {
    const sign = (result >> 8) | (result === 0 ? 0 : 1);
    setFlags(sign, overflow, (at(SREG) & HALF) | (carry ? CARRY : 0));
  }

  function counted(result: number, edge: number): number {
    setFlags(result, result === edge, at(SREG) & (CARRY | HALF));
    return result;
  }

  /** MUL: the product in r1:r0, C its top bit. */
  function multiply(left: number, right: number): void {
    const product = left * right;
    setWide(0, product);
    data[SREG] = (at(SREG) & ~(CARRY | ZERO)) | (product >> 15) | (product === 0 ? ZERO : 0);
  }

  return { add, subtract, subtractWithCarry, logic, counted, shifted, multiply, addWord, subtractWord };
}
