/** A handful of AVR instructions as functions, so that a test's program can be read beside what it expects. */
import { createChip } from '../../src/emulator/chip/chip.ts';
import type { Chip } from '../../src/emulator/chip/chip.ts';
import type { ChipRecord } from '../../src/emulator/chip/types.ts';
import { unoCircuit } from '../../src/emulator/circuits/uno.ts';

/** Opcodes: AVR Instruction Set Manual. Registers r16..r31 for ldi; I/O addresses 0..63 for in, out, sbi, cbi. */
export const ldi = (r: number, k: number) => [0xe000 | ((k & 0xf0) << 4) | ((r - 16) << 4) | (k & 15)];
export const out = (a: number, r: number) => [0xb800 | ((a & 0x30) << 5) | (r << 4) | (a & 15)];
export const inp = (r: number, a: number) => [0xb000 | ((a & 0x30) << 5) | (r << 4) | (a & 15)];
export const sts = (a: number, r: number) => [0x9200 | (r << 4), a];
export const lds = (r: number, a: number) => [0x9000 | (r << 4), a];
export const sbi = (a: number, bit: number) => [0x9a00 | (a << 3) | bit];
export const cbi = (a: number, bit: number) => [0x9800 | (a << 3) | bit];
export const inc = (r: number) => [0x9403 | (r << 4)];
export const jmp = (word: number) => [0x940c, word];
/** Back or forth from the next instruction, in words: `rjmp(-1)` stays where it is. */
export const rjmp = (words: number) => [0xc000 | (words & 0xfff)];
export const nop = [0x0000];
export const sei = [0x9478];
export const cli = [0x94f8];
export const reti = [0x9518];
export const sleep = [0x9588];
export const wdr = [0x95a8];
/** The program's end: it stays here. */
export const stay = rjmp(-1);
/** `ldi r16, value; sts address, r16`: four words, three cycles, written in the second to last. */
export const set = (address: number, value: number) => [...ldi(16, value), ...sts(address, 16)];

/** Several instructions on one line of a test. */
export const line = (...instructions: number[][]) => instructions.flat();

const VECTOR_TABLE_WORDS = 52;

/** Flash with `main` behind the vector table, and handlers behind that, by vector number. */
export function assemble(main: number[][], handlers: Record<number, number[][]> = {}): Uint8Array {
  const words: number[] = Array.from({ length: VECTOR_TABLE_WORDS }, () => 0);
  words.push(...main.flat(), ...stay);
  words.splice(0, 2, ...jmp(VECTOR_TABLE_WORDS));
  for (const [vector, handler] of Object.entries(handlers)) {
    words.splice(Number(vector) * 2, 2, ...jmp(words.length));
    words.push(...handler.flat());
  }
  return new Uint8Array(Uint16Array.from(words).buffer);
}

/** A chip about to run the first instruction of `main` (the jump to it is done). */
export function chipWith(
  main: number[][],
  handlers?: Record<number, number[][]>,
  record: ChipRecord = unoCircuit.chip,
): Chip {
  const chip = createChip(record, assemble(main, handlers), () => 0);
  chip.loop.runTo(1);
  chip.core.cpu.cycles = 0;
  return chip;
}
