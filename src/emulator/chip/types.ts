/** What the peripherals of one emulated chip share: its CPU, what is due when, and its interrupt requests. */
import type { Processor } from './decode.ts';
import type { Interrupts } from './interrupts.ts';
import type { Scheduler } from './scheduler.ts';

export interface Core {
  readonly cpu: Processor;
  readonly scheduler: Scheduler;
  readonly interrupts: Interrupts;
}

export interface Peripheral {
  /** Registers and state as after a reset of the chip. */
  reset(): void;
}

/** Registers by their data-memory address. */
export type PortRecord = { pin: number; ddr: number; port: number };

/** One compare unit: OCRnx (low byte's address), its bit in TIFR and TIMSK, its vector. */
export type CompareRecord = { ocr: number; flag: number; vector: number };

export type TimerRecord = {
  bits: 8 | 16;
  tccra: number;
  tccrb: number;
  tcnt: number;
  /** Input capture register, the top of some modes; absent on 8-bit timers. */
  icr?: number;
  tifr: number;
  timsk: number;
  overflow: { flag: number; vector: number };
  compares: CompareRecord[];
};

export type UsartRecord = {
  ucsra: number;
  ucsrb: number;
  ucsrc: number;
  ubrr: number;
  udr: number;
  vectors: { received: number; registerEmpty: number; transmitted: number };
};

export type WatchdogRecord = { wdtcsr: number; vector: number };

/** Vectors of USB_GEN (reset, frames) and USB_COM (endpoints). */
export type UsbRecord = { generalVector: number; endpointVector: number };

export type ChipRecord = {
  clockHz: number;
  flashBytes: number;
  /** From data address 0x100 on. */
  sramBytes: number;
  vectors: number;
  ports: Record<string, PortRecord>;
  timers: TimerRecord[];
  usart?: UsartRecord;
  usb?: UsbRecord;
  watchdog: WatchdogRecord;
};
