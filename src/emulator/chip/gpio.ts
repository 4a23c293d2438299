/** One I/O port: PORT, DDR and PIN, PIN writes that toggle, and what hangs on the pins. ATmega328P data sheet, 14.2. */
import type { Core, Peripheral, PortRecord } from './types.ts';

export interface GpioPort extends Peripheral {
  /** Called after each change of a level at the pins: the levels now, and which of them changed. */
  onChange: (levels: number, changed: number) => void;
  /** What an outside part drives this bit to while it is an input; unconnected pins read 1. */
  drive(bit: number, level: 0 | 1): void;
}

export function createGpioPort(core: Core, record: PortRecord): GpioPort {
  const { cpu } = core;
  const { data } = cpu;
  let outside = 0xff;
  /** Drives pull their own inputs up, so a pin that is an input stands high. */
  let levels = 0xff;
  const port: GpioPort = { onChange: () => undefined, drive, reset };

  function settle(): void {
    const direction = data[record.ddr] ?? 0;
    const next = ((data[record.port] ?? 0) & direction) | (outside & ~direction & 0xff);
    const changed = next ^ levels;
    if (changed === 0) return;
    levels = next;
    port.onChange(next, changed);
  }

  function drive(bit: number, level: 0 | 1): void {
    outside = level === 1 ? outside | (1 << bit) : outside & ~(1 << bit);
    settle();
  }

  function reset(): void {
    data[record.port] = data[record.ddr] = 0;
    settle();
  }

  cpu.readHooks[record.pin] = () => levels;
  cpu.writeHooks[record.pin] = (value, _old, _address, bits) => {
    data[record.port] = (data[record.port] ?? 0) ^ (value & bits);
    settle();
    return true;
  };
  cpu.writeHooks[record.port] = (value) => {
    data[record.port] = value;
    settle();
    return true;
  };
  cpu.writeHooks[record.ddr] = (value) => {
    data[record.ddr] = value;
    settle();
    return true;
  };
  return port;
}
