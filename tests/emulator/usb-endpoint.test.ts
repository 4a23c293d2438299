/** Endpoints of the ATmega32U4 as the data sheet has them: banks handed to and fro by clearing flags. */
import { describe, expect, it } from 'vitest';
import { createUsbEndpoint, UEINTX } from '../../src/emulator/chip/usb-endpoint.ts';
import type { UsbEndpoint } from '../../src/emulator/chip/usb-endpoint.ts';

const { FIFOCON, RWAL, RXSTPI, RXOUTI, TXINI } = UEINTX;
/** UECFG0X: control, bulk OUT, bulk IN; UECFG1X: 8 or 64 bytes, one or two banks. */
const [CONTROL, BULK_OUT, BULK_IN] = [0x00, 0x80, 0x81] as const;
const [ONE_OF_8, TWO_OF_8, ONE_OF_64] = [0x02, 0x06, 0x32] as const;
const [ENABLE, ENABLE_AND_STALL] = [0x01, 0x21] as const;
const SETUP = Uint8Array.of(0x80, 6, 0, 1, 0, 0, 18, 0);

describe('a bulk IN endpoint', () => {
  it('hands over a bank when FIFOCON is cleared, and has a second one to write meanwhile', () => {
    const endpoint = enabled(BULK_IN, TWO_OF_8);
    expect(endpoint.flags()).toBe(TXINI | FIFOCON | RWAL);
    write(endpoint, [1, 2]);
    expect([endpoint.byteCount(), endpoint.peekIn()]).toEqual([2, 'nak']);
    clear(endpoint, FIFOCON | TXINI);
    expect(endpoint.peekIn()).toEqual(Uint8Array.of(1, 2));
    expect([endpoint.flags(), endpoint.byteCount()]).toEqual([TXINI | FIFOCON | RWAL, 0]);
    write(endpoint, [3]);
    clear(endpoint, FIFOCON | TXINI);
    expect(endpoint.flags()).toBe(0);
    write(endpoint, [9]);
    endpoint.taken();
    expect([endpoint.flags(), endpoint.peekIn()]).toEqual([TXINI | FIFOCON | RWAL, Uint8Array.of(3)]);
  });

  it('says by RWAL when a bank is full, and takes no more', () => {
    const endpoint = enabled(BULK_IN, TWO_OF_8);
    write(endpoint, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(endpoint.flags()).toBe(TXINI | FIFOCON);
    clear(endpoint, FIFOCON | TXINI);
    expect(endpoint.peekIn()).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
  });

  it('sends an empty packet from an empty bank', () => {
    const endpoint = enabled(BULK_IN, TWO_OF_8);
    clear(endpoint, FIFOCON | TXINI);
    expect(endpoint.peekIn()).toEqual(new Uint8Array());
  });
});

describe('a bulk OUT endpoint', () => {
  it('takes as many packets as it has banks, and then refuses', () => {
    const endpoint = enabled(BULK_OUT, TWO_OF_8);
    expect([1, 2, 3].map((byte) => endpoint.out(Uint8Array.of(byte)))).toEqual(['ack', 'ack', 'nak']);
    expect(endpoint.flags()).toBe(RXOUTI | FIFOCON | RWAL);
    expect([endpoint.byteCount(), endpoint.readByte(), endpoint.byteCount()]).toEqual([1, 1, 0]);
    expect(endpoint.flags()).toBe(RXOUTI | FIFOCON);
    clear(endpoint, FIFOCON | RXOUTI);
    expect(endpoint.flags()).toBe(RXOUTI | FIFOCON | RWAL);
    expect([endpoint.readByte(), endpoint.out(Uint8Array.of(3))]).toEqual([2, 'ack']);
  });
});

describe('the control endpoint', () => {
  it('takes a SETUP at any time, and is free to send once RXSTPI is cleared', () => {
    const endpoint = enabled(CONTROL, ONE_OF_64);
    endpoint.setup(SETUP);
    expect(endpoint.flags()).toBe(RXSTPI);
    expect(Array.from({ length: 8 }, () => endpoint.readByte())).toEqual([...SETUP]);
    // The Arduino core clears all three at once; no packet must leave by that.
    clear(endpoint, RXSTPI | RXOUTI | TXINI);
    expect([endpoint.flags(), endpoint.peekIn()]).toEqual([TXINI, 'nak']);
    write(endpoint, [1, 2, 3]);
    clear(endpoint, TXINI);
    expect([endpoint.flags(), endpoint.peekIn()]).toEqual([0, Uint8Array.of(1, 2, 3)]);
    endpoint.taken();
    expect(endpoint.flags()).toBe(TXINI);
  });

  it('drops an answer that nobody fetched at the next SETUP', () => {
    const endpoint = enabled(CONTROL, ONE_OF_64);
    endpoint.setup(SETUP);
    clear(endpoint, RXSTPI);
    clear(endpoint, TXINI);
    endpoint.setup(SETUP);
    expect([endpoint.flags(), endpoint.peekIn()]).toEqual([RXSTPI, 'nak']);
  });

  it('receives a data stage', () => {
    const endpoint = enabled(CONTROL, ONE_OF_64);
    endpoint.setup(SETUP);
    expect(endpoint.out(Uint8Array.of(7))).toBe('nak');
    clear(endpoint, RXSTPI);
    expect(endpoint.out(Uint8Array.of(7))).toBe('ack');
    expect(endpoint.flags()).toBe(RXOUTI | TXINI);
    expect(endpoint.readByte()).toBe(7);
    clear(endpoint, RXOUTI);
    expect(endpoint.flags()).toBe(TXINI);
  });

  it('stalls until the next SETUP', () => {
    const endpoint = enabled(CONTROL, ONE_OF_64);
    endpoint.control(ENABLE_AND_STALL);
    expect([endpoint.peekIn(), endpoint.out(Uint8Array.of(1))]).toEqual(['stall', 'stall']);
    endpoint.setup(SETUP);
    expect(endpoint.peekIn()).toBe('nak');
  });
});

it('a disabled endpoint answers nothing', () => {
  const endpoint = enabled(BULK_OUT, ONE_OF_8);
  endpoint.disable();
  expect([endpoint.flags(), endpoint.out(Uint8Array.of(1)), endpoint.peekIn()]).toEqual([0, 'nak', 'nak']);
});

function enabled(type: number, layout: number): UsbEndpoint {
  const endpoint = createUsbEndpoint();
  endpoint.control(ENABLE);
  endpoint.configure(type, layout);
  return endpoint;
}

function write(endpoint: UsbEndpoint, bytes: number[]): void {
  for (const byte of bytes) endpoint.writeByte(byte);
}

/** Writes UEINTX with zeros in these places. */
function clear(endpoint: UsbEndpoint, flags: number): void {
  endpoint.clearFlags(0xff & ~flags);
}
