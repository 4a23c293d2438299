/** LeoStick, Leonardo, Micro: ATmega32U4 at 16 MHz, with USB of its own. Addresses: data sheet, 31 (register summary). */
import type { Circuit } from './types.ts';

export const leostickCircuit: Circuit = {
  chip: {
    clockHz: 16_000_000,
    flashBytes: 32_768,
    sramBytes: 2560,
    vectors: 43,
    ports: {
      B: { pin: 0x23, ddr: 0x24, port: 0x25 },
      C: { pin: 0x26, ddr: 0x27, port: 0x28 },
      D: { pin: 0x29, ddr: 0x2a, port: 0x2b },
      E: { pin: 0x2c, ddr: 0x2d, port: 0x2e },
      F: { pin: 0x2f, ddr: 0x30, port: 0x31 },
    },
    timers: [
      {
        bits: 8,
        tccra: 0x44,
        tccrb: 0x45,
        tcnt: 0x46,
        tifr: 0x35,
        timsk: 0x6e,
        overflow: { flag: 1, vector: 23 },
        compares: [
          { ocr: 0x47, flag: 2, vector: 21 },
          { ocr: 0x48, flag: 4, vector: 22 },
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
        overflow: { flag: 1, vector: 20 },
        compares: [
          { ocr: 0x88, flag: 2, vector: 17 },
          { ocr: 0x8a, flag: 4, vector: 18 },
          { ocr: 0x8c, flag: 8, vector: 19 },
        ],
      },
    ],
    usb: { generalVector: 10, endpointVector: 11 },
    watchdog: { wdtcsr: 0x60, vector: 12 },
  },
  // Arduino, Leonardo pin mapping.
  pins: {
    D: ['D2', 'D3', 'D1', 'D0', 'D4', 'C6', 'D7', 'E6', 'B4', 'B5', 'B6', 'B7', 'D6', 'C7'],
    A: ['F7', 'F6', 'F5', 'F4', 'F1', 'F0'],
  },
};
