/** Assembles one chip from its record: CPU, peripherals and the loop that runs them. */
import { CPU } from 'avr8js';
import { createCpuLoop } from './cpu-loop.ts';
import type { CpuLoop } from './cpu-loop.ts';
import { createGpioPort } from './gpio.ts';
import type { GpioPort } from './gpio.ts';
import { createInterrupts } from './interrupts.ts';
import { createScheduler } from './scheduler.ts';
import { createTimer } from './timer.ts';
import type { ChipRecord, Core } from './types.ts';
import { createUsart } from './usart.ts';
import type { Usart } from './usart.ts';
import { createUsbDevice } from './usb-device.ts';
import type { UsbDevice } from './usb-device.ts';
import { createWatchdog } from './watchdog.ts';

const REGISTERS_END = 0x100;
const MCUSR = 0x54;
const EXTERNAL_RESET_FLAG = 0x02;
const POWER_ON_RESET_FLAG = 0x01;

export interface Chip {
  readonly core: Core;
  readonly loop: CpuLoop;
  readonly ports: ReadonlyMap<string, GpioPort>;
  readonly usart: Usart | undefined;
  readonly usb: UsbDevice | undefined;
  /** Pulls the reset pin; SRAM keeps its content. */
  reset(): void;
  /** How often the chip's own watchdog has reset it. */
  watchdogResets(): number;
}

/** Powers a chip on; `flash` holds its program, `noise` gives what SRAM holds at power-on (bytes 0..255). */
export function createChip(record: ChipRecord, flash: Uint8Array, noise: () => number): Chip {
  const core = createCore(record, flash);
  const { cpu, interrupts } = core;
  for (let address = REGISTERS_END; address < cpu.data.length; address++) cpu.data[address] = noise();
  const loop = createCpuLoop(core);
  const ports = new Map(
    Object.entries(record.ports).map(([name, port]) => [name, createGpioPort(core, port)]),
  );
  const timers = record.timers.map((timer) => createTimer(core, timer));
  const usart = record.usart && createUsart(core, record.usart);
  const usb = record.usb && createUsbDevice(core, record.usb);
  let watchdogResets = 0;
  const watchdog = createWatchdog(core, record.watchdog, record.clockHz, () => {
    watchdogResets++;
    restart();
  });

  /** All registers but MCUSR start from 0. */
  function restart(): void {
    const cause = cpu.data[MCUSR] ?? 0;
    cpu.reset();
    cpu.data.fill(0, 0x20, REGISTERS_END);
    cpu.data[MCUSR] = cause;
    cpu.SP = cpu.data.length - 1;
    interrupts.clearAll();
    loop.reset();
    for (const part of [...ports.values(), ...timers, usart, usb, watchdog]) part?.reset();
  }

  cpu.data[MCUSR] = POWER_ON_RESET_FLAG;
  restart();
  return {
    core,
    loop,
    ports,
    usart,
    usb,
    reset() {
      cpu.data[MCUSR] = EXTERNAL_RESET_FLAG;
      restart();
    },
    watchdogResets: () => watchdogResets,
  };
}

function createCore(record: ChipRecord, flash: Uint8Array): Core {
  const program = new Uint16Array(record.flashBytes / 2);
  for (let word = 0; word < program.length; word++) {
    program[word] = (flash[2 * word] ?? 0xff) | ((flash[2 * word + 1] ?? 0xff) << 8);
  }
  return {
    cpu: Object.assign(new CPU(program, record.sramBytes), { asleep: false, enabledAt: -1 }),
    scheduler: createScheduler(),
    interrupts: createInterrupts(record.vectors),
  };
}
