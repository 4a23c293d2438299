/** A firmware of a few instructions: echoes each byte plus one, and steps drive 1 every 3000 µs by Timer1. */
import { assemble, inc, ldi, lds, out, reti, rjmp, sbi, sei, set, sleep, sts, line } from './assembler.ts';

const [PIND, DDRD, PORTD] = [0x09, 0x0a, 0x0b] as const;
const [UCSRA, UCSRB, UBRRL, UDR] = [0xc0, 0xc1, 0xc4, 0xc6] as const;
const [TCCR1B, OCR1A, TIMSK1] = [0x81, 0x88, 0x6f] as const;
const SMCR = 0x53;
/** CTC, prescaler 8: a match every 3000 ticks of 0.5 µs toggles STEP. */
const HALF_PERIOD_TICKS = 3000;
export const ECHO_STEP_PERIOD_US = HALF_PERIOD_TICKS;

const flash = assemble(
  [
    line(ldi(16, 0xfc), out(PORTD, 16), out(DDRD, 16), set(SMCR, 1)),
    line(set(UCSRA, 2), set(UBRRL, 3), set(UCSRB, 0x98)),
    line(set(OCR1A + 1, (HALF_PERIOD_TICKS - 1) >> 8), set(OCR1A, (HALF_PERIOD_TICKS - 1) & 0xff)),
    line(set(TIMSK1, 2), set(TCCR1B, 0x0a), sei, sleep, rjmp(-2)),
  ],
  { 11: [sbi(PIND, 2), reti], 18: [lds(17, UDR), inc(17), sts(UDR, 17), reti] },
);

export const ECHO_IMAGE = toIntelHex(flash);

function toIntelHex(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let address = 0; address < bytes.length; address += 16) {
    const data = bytes.subarray(address, address + 16);
    lines.push(hexRecord([data.length, address >> 8, address & 0xff, 0, ...data]));
  }
  return [...lines, hexRecord([0, 0, 0, 1])].join('\n');
}

function hexRecord(bytes: number[]): string {
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  return `:${[...bytes, -sum & 0xff].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
