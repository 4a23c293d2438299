/** Arduino Uno R3: ATmega328P at 16 MHz, its UART behind a USB bridge. Addresses: data sheet, 36 (register summary). */
import type { Circuit } from './types.ts';

export const unoCircuit: Circuit = {
  chip: {
    clockHz: 16_000_000,
    flashBytes: 32_768,
    sramBytes: 2048,
    vectors: 26,
    ports: {
      B: { pin: 0x23, ddr: 0x24, port: 0x25 },
      C: { pin: 0x26, ddr: 0x27, port: 0x28 },
      D: { pin: 0x29, ddr: 0x2a, port: 0x2b },
    },
    timers: [
      {
        bits: 8,
        tccra: 0x44,
        tccrb: 0x45,
        tcnt: 0x46,
        tifr: 0x35,
        timsk: 0x6e,
        overflow: { flag: 1, vector: 16 },
        compares: [
          { ocr: 0x47, flag: 2, vector: 14 },
          { ocr: 0x48, flag: 4, vector: 15 },
        ],
      },
      {
        bits: 16,
        tccra: 0x80,
        tccrb: 0x81,
        tcnt: 0x84,
        icr: 0x86,
        tifr: 0x36,
        timsk: 0x6f,
        overflow: { flag: 1, vector: 13 },
        compares: [
          { ocr: 0x88, flag: 2, vector: 11 },
          { ocr: 0x8a, flag: 4, vector: 12 },
        ],
      },
    ],
    usart: {
      ucsra: 0xc0,
      ucsrb: 0xc1,
      ucsrc: 0xc2,
      ubrr: 0xc4,
      udr: 0xc6,
      vectors: { received: 18, registerEmpty: 19, transmitted: 20 },
    },
    watchdog: { wdtcsr: 0x60, vector: 6 },
  },
  pins: {
    D: ['D0', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'B0', 'B1', 'B2', 'B3', 'B4', 'B5'],
    A: ['C0', 'C1', 'C2', 'C3', 'C4', 'C5'],
  },
};
