/** Flash decoded once: for each word what runs it, and its operands, so that running needs no search. */
import type { CPU } from 'avr8js';

type Operands = (opcode: number, next: number) => [number, number];

const signed = (value: number, bits: number) => (value << (32 - bits)) >> (32 - bits);
const d5 = (opcode: number) => (opcode >> 4) & 31;

const none: Operands = () => [0, 0];
const one: Operands = (opcode) => [d5(opcode), 0];
const two: Operands = (opcode) => [d5(opcode), (opcode & 15) | ((opcode >> 5) & 16)];
const pair: Operands = (opcode) => [((opcode >> 4) & 15) * 2, (opcode & 15) * 2];
const constant: Operands = (opcode) => [16 + ((opcode >> 4) & 15), ((opcode >> 4) & 0xf0) | (opcode & 15)];
const word: Operands = (opcode) => [24 + ((opcode >> 4) & 3) * 2, ((opcode >> 2) & 0x30) | (opcode & 15)];
const branch: Operands = (opcode) => [1 << (opcode & 7), signed(opcode >> 3, 7)];
const relative: Operands = (opcode) => [0, signed(opcode, 12)];
const direct: Operands = (opcode, next) => [d5(opcode), next];
const io: Operands = (opcode) => [d5(opcode), 0x20 + (((opcode >> 5) & 0x30) | (opcode & 15))];
const bit: Operands = (opcode) => [d5(opcode), 1 << (opcode & 7)];
const flag: Operands = (opcode) => [1 << ((opcode >> 4) & 7), 0];
const displaced: Operands = (opcode) => [
  d5(opcode),
  ((opcode >> 8) & 0x20) | ((opcode >> 7) & 0x18) | (opcode & 7),
];

/**
 * Names as in the AVR Instruction Set Manual, mask, match, operands. JMP and CALL only to the lower 64 K words: larger chips
 * are not emulated.
 */
const ROWS = [
  ['ADD', 0xfc00, 0x0c00, two],
  ['ADC', 0xfc00, 0x1c00, two],
  ['SUB', 0xfc00, 0x1800, two],
  ['SBC', 0xfc00, 0x0800, two],
  ['CP', 0xfc00, 0x1400, two],
  ['CPC', 0xfc00, 0x0400, two],
  ['SUBI', 0xf000, 0x5000, constant],
  ['SBCI', 0xf000, 0x4000, constant],
  ['CPI', 0xf000, 0x3000, constant],
  ['AND', 0xfc00, 0x2000, two],
  ['OR', 0xfc00, 0x2800, two],
  ['EOR', 0xfc00, 0x2400, two],
  ['ANDI', 0xf000, 0x7000, constant],
  ['ORI', 0xf000, 0x6000, constant],
  ['LDI', 0xf000, 0xe000, constant],
  ['MOV', 0xfc00, 0x2c00, two],
  ['MOVW', 0xff00, 0x0100, pair],
  ['INC', 0xfe0f, 0x9403, one],
  ['DEC', 0xfe0f, 0x940a, one],
  ['ROR', 0xfe0f, 0x9407, one],
  ['LSR', 0xfe0f, 0x9406, one],
  ['ASR', 0xfe0f, 0x9405, one],
  ['ADIW', 0xff00, 0x9600, word],
  ['SBIW', 0xff00, 0x9700, word],
  ['BRBS', 0xfc00, 0xf000, branch],
  ['BRBC', 0xfc00, 0xf400, branch],
  ['RJMP', 0xf000, 0xc000, relative],
  ['RCALL', 0xf000, 0xd000, relative],
  ['CALL', 0xffff, 0x940e, direct],
  ['JMP', 0xffff, 0x940c, direct],
  ['RET', 0xffff, 0x9508, none],
  ['RETI', 0xffff, 0x9518, none],
  ['PUSH', 0xfe0f, 0x920f, one],
  ['POP', 0xfe0f, 0x900f, one],
  ['LDS', 0xfe0f, 0x9000, direct],
  ['STS', 0xfe0f, 0x9200, direct],
  ['LD_X', 0xfe0f, 0x900c, one],
  ['LD_X_INC', 0xfe0f, 0x900d, one],
  ['LDD_Y', 0xd208, 0x8008, displaced],
  ['LDD_Z', 0xd208, 0x8000, displaced],
  ['LD_Z_INC', 0xfe0f, 0x9001, one],
  ['ST_X', 0xfe0f, 0x920c, one],
  ['ST_X_INC', 0xfe0f, 0x920d, one],
  ['STD_Y', 0xd208, 0x8208, displaced],
  ['STD_Z', 0xd208, 0x8200, displaced],
  ['ST_Z_INC', 0xfe0f, 0x9201, one],
  ['IN', 0xf800, 0xb000, io],
  ['OUT', 0xf800, 0xb800, io],
  ['CPSE', 0xfc00, 0x1000, two],
  ['SBRC', 0xfe08, 0xfc00, bit],
  ['SBRS', 0xfe08, 0xfe00, bit],
  ['BSET', 0xff8f, 0x9408, flag],
  ['BCLR', 0xff8f, 0x9488, flag],
  ['MUL', 0xfc00, 0x9c00, two],
  ['LPM_Z_INC', 0xfe0f, 0x9005, one],
  ['SLEEP', 0xffff, 0x9588, none],
  ['CBI', 0xff00, 0x9800, none],
] as const satisfies [string, number, number, Operands][];

export type InstructionName = (typeof ROWS)[number][0];

/** avr8js' CPU, with what it does not keep. */
export interface Processor extends CPU {
  /** SLEEP has been run, and no interrupt has come since. */
  asleep: boolean;
  /** The cycle at which interrupts were enabled last. */
  enabledAt: number;
}

/** Runs one instruction but for moving PC on by one word and counting its first cycle, which follow. */
export type Handler = (cpu: Processor, first: number, second: number) => void;

export type DecodedFlash = {
  handlers: Handler[];
  /** Destination register, bit mask of a branch or flag. */
  first: Uint8Array;
  /** Second register, constant, bit mask, address, displacement, or signed distance of a jump. */
  second: Int32Array;
};

/** Words that no row describes get the handler `other`. */
export function decodeFlash(
  program: Uint16Array,
  handlers: Record<InstructionName, Handler>,
  other: Handler,
): DecodedFlash {
  const decoded = {
    handlers: Array.from(program, () => other),
    first: new Uint8Array(program.length),
    second: new Int32Array(program.length),
  };
  for (const [at, opcode] of program.entries()) {
    const row = ROWS.find(([, mask, match]) => (opcode & mask) === match);
    if (!row) continue;
    const [name, , , operands] = row;
    const [first, second] = operands(opcode, program[at + 1] ?? 0);
    decoded.handlers[at] = handlers[name];
    decoded.first[at] = first;
    decoded.second[at] = second;
  }
  return decoded;
}
