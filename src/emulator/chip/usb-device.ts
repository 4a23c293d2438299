/** The ATmega32U4's USB device controller as registers: attach, reset, frames, endpoints. Data sheet, 21 and 22. */
import type { Core, Peripheral, UsbRecord } from './types.ts';
import { createUsbEndpoint } from './usb-endpoint.ts';
import type { Handshake, UsbEndpoint } from './usb-endpoint.ts';

const [PLLCSR, PLL_ENABLE, PLL_LOCK] = [0x49, 0x02, 0x01] as const;
const [USBCON, USB_ENABLE, FREEZE_CLOCK] = [0xd8, 0x80, 0x20] as const;
const [USBSTA, VBUS] = [0xd9, 0x01] as const;
const [UDCON, DETACH] = [0xe0, 0x01] as const;
const [UDINT, UDIEN, UDADDR, UDFNUML] = [0xe1, 0xe2, 0xe3, 0xe4] as const;
const [END_OF_RESET, START_OF_FRAME, SUSPEND] = [0x08, 0x04, 0x01] as const;
const [UEINTX, UENUM, UERST, UECONX, UECFG0X, UECFG1X] = [0xe8, 0xe9, 0xea, 0xeb, 0xec, 0xed] as const;
const [UESTA0X, CONFIGURED, UEIENX, UEDATX, UEBCLX, UEBCHX, UEINT] = [
  0xee, 0x80, 0xf0, 0xf1, 0xf2, 0xf3, 0xf4,
] as const;
const ENDPOINTS = 7;

export interface UsbDevice extends Peripheral {
  /** Called when the program has done something that the host may have been waiting for. */
  onReady: () => void;
  /** Whether the pull-up that a host sees is on. */
  attached(): boolean;
  busReset(): void;
  startOfFrame(): void;
  /** Three idle milliseconds on the bus. */
  suspend(): void;
  /** A SETUP packet to endpoint 0; never refused. */
  setup(bytes: Uint8Array): void;
  out(endpoint: number, bytes: Uint8Array): Handshake;
  /** The packet that waits for the host; it stays until `taken`. */
  peekIn(endpoint: number): Uint8Array | Exclude<Handshake, 'ack'>;
  taken(endpoint: number): void;
}

export function createUsbDevice(core: Core, record: UsbRecord): UsbDevice {
  const { cpu, interrupts } = core;
  const { data } = cpu;
  const endpoints = Array.from({ length: ENDPOINTS }, createUsbEndpoint);
  const enables = endpoints.map(() => 0);
  let selected = 0;
  let events = 0;
  let frame = 0;
  const device: UsbDevice = {
    onReady: () => undefined,
    attached: () => (byte(USBCON) & (USB_ENABLE | FREEZE_CLOCK)) === USB_ENABLE && !(byte(UDCON) & DETACH),
    busReset() {
      for (const endpoint of endpoints) endpoint.disable();
      enables.fill(0);
      data[UDADDR] = 0;
      raise(END_OF_RESET);
    },
    startOfFrame() {
      frame = (frame + 1) & 0x7ff;
      raise(START_OF_FRAME);
    },
    suspend: () => raise(SUSPEND),
    setup: (bytes) => change(() => endpointAt(0).setup(bytes)),
    out: (number, bytes) => change(() => endpointAt(number).out(bytes)),
    peekIn: (number) => endpointAt(number).peekIn(),
    taken: (number) => change(() => endpointAt(number).taken()),
    reset,
  };

  function endpointAt(number: number): UsbEndpoint {
    return endpoints[number] ?? createUsbEndpoint();
  }

  function current(): UsbEndpoint {
    return endpointAt(selected);
  }

  function raise(event: number): void {
    events |= event;
    settle();
  }

  function change<T>(act: () => T): T {
    const result = act();
    settle();
    return result;
  }

  /** Both requests are level triggered: the program clears what caused them. */
  function settle(): void {
    interrupts.set(record.generalVector, (events & byte(UDIEN)) !== 0);
    interrupts.set(record.endpointVector, pendingEndpoints() !== 0);
  }

  function pendingEndpoints(): number {
    let pending = 0;
    for (const [number, enabled] of enables.entries()) {
      if (enabled !== 0 && (endpointAt(number).flags() & enabled) !== 0) pending |= 1 << number;
    }
    return pending;
  }

  function byte(address: number): number {
    return data[address] ?? 0;
  }

  function onWrite(address: number, write: (value: number) => void): void {
    cpu.writeHooks[address] = (value) => {
      data[address] = value;
      change(() => write(value));
      return true;
    };
  }

  /** A register by which the program hands something to the host. */
  function onHandOver(address: number, write: (value: number) => void): void {
    onWrite(address, (value) => {
      write(value);
      device.onReady();
    });
  }

  function resetEndpoints(mask: number): void {
    for (const [number, endpoint] of endpoints.entries()) if ((mask >> number) & 1) endpoint.reset();
  }

  function reset(): void {
    for (const endpoint of endpoints) endpoint.disable();
    enables.fill(0);
    selected = events = frame = 0;
    data[UDCON] = DETACH;
    data[USBCON] = FREEZE_CLOCK;
    device.onReady();
  }

  onHandOver(USBCON, () => undefined);
  onHandOver(UDCON, () => undefined);
  onWrite(UDIEN, () => undefined);
  onWrite(UDINT, (value) => (events &= value));
  onWrite(UENUM, (value) => (selected = value & 7));
  onWrite(UERST, resetEndpoints);
  onHandOver(UECONX, (value) => current().control(value));
  onWrite(UECFG1X, (value) => current().configure(byte(UECFG0X), value));
  onHandOver(UEINTX, (value) => current().clearFlags(value));
  onWrite(UEIENX, (value) => (enables[selected] = value));
  onWrite(UEDATX, (value) => current().writeByte(value));
  cpu.readHooks[PLLCSR] = () => (byte(PLLCSR) & PLL_ENABLE ? byte(PLLCSR) | PLL_LOCK : byte(PLLCSR));
  cpu.readHooks[USBSTA] = () => VBUS;
  cpu.readHooks[UDINT] = () => events;
  cpu.readHooks[UDFNUML] = () => frame & 0xff;
  cpu.readHooks[UDFNUML + 1] = () => frame >> 8;
  cpu.readHooks[UESTA0X] = () => CONFIGURED;
  cpu.readHooks[UEINTX] = () => current().flags();
  cpu.readHooks[UEIENX] = () => enables[selected] ?? 0;
  cpu.readHooks[UEDATX] = () => change(() => current().readByte());
  cpu.readHooks[UEBCLX] = () => current().byteCount() & 0xff;
  cpu.readHooks[UEBCHX] = () => current().byteCount() >> 8;
  cpu.readHooks[UEINT] = pendingEndpoints;
  return device;
}
