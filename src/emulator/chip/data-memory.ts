/** Bytes and pairs of bytes in the data memory, past all hooks: for registers, the stack and plain SRAM. */
import type { CPU } from 'avr8js';

export function at(cpu: CPU, address: number): number {
  return cpu.data[address] ?? 0;
}

/** Low byte first, as X, Y, Z, SP and the register pairs stand. */
export function wide(cpu: CPU, address: number): number {
  return at(cpu, address) | (at(cpu, address + 1) << 8);
}

export function setWide(cpu: CPU, address: number, value: number): void {
  cpu.data[address] = value;
  cpu.data[address + 1] = value >> 8;
}
