/** The AVR's watchdog: interrupt, reset, or one after the other. ATmega328P data sheet, 11.8 and 11.9. */
import type { Core, Peripheral, WatchdogRecord } from './types.ts';

const INTERRUPT_FLAG = 0x80;
const INTERRUPT_ENABLE = 0x40;
const CHANGE_ENABLE = 0x10;
const RESET_ENABLE = 0x08;
const PRESCALER = 0x27;
const MCUSR = 0x54;
const WATCHDOG_RESET_FLAG = 0x08;
const OSCILLATOR_HZ = 128_000;
/** The shortest time-out, in cycles of its oscillator: 16 ms (table 11-2). */
const SHORTEST = 2048;

/** `resetChip` is called when the time is out and the chip has to start again. */
export function createWatchdog(
  core: Core,
  record: WatchdogRecord,
  clockHz: number,
  resetChip: () => void,
): Peripheral {
  const { cpu, scheduler, interrupts } = core;
  let control = 0;
  let changeableUntil = -1;
  const slot = scheduler.slot(timeOut);

  function restart(): void {
    const shift = (control & 7) | ((control >> 2) & 8);
    const cycles = (SHORTEST * 2 ** shift * clockHz) / OSCILLATOR_HZ;
    slot.at(control & (RESET_ENABLE | INTERRUPT_ENABLE) ? cpu.cycles + cycles : Infinity);
  }

  function timeOut(): void {
    if (control & INTERRUPT_ENABLE) {
      control |= INTERRUPT_FLAG;
      settle();
      restart();
    } else {
      cpu.data[MCUSR] = (cpu.data[MCUSR] ?? 0) | WATCHDOG_RESET_FLAG;
      resetChip();
    }
  }

  function settle(): void {
    interrupts.set(record.vector, (control & INTERRUPT_FLAG) !== 0 && (control & INTERRUPT_ENABLE) !== 0);
  }

  /** WDE and the prescaler change only within four cycles of WDCE and WDE written together (11.8.2). */
  function write(value: number): void {
    if (value & INTERRUPT_FLAG) control &= ~INTERRUPT_FLAG;
    control = (control & ~INTERRUPT_ENABLE) | (value & INTERRUPT_ENABLE);
    if (value & CHANGE_ENABLE && value & RESET_ENABLE) {
      changeableUntil = cpu.cycles + 4;
      control |= RESET_ENABLE;
    } else if (cpu.cycles <= changeableUntil) {
      changeableUntil = -1;
      const locked = (cpu.data[MCUSR] ?? 0) & WATCHDOG_RESET_FLAG;
      control = (control & ~(PRESCALER | RESET_ENABLE)) | (value & (PRESCALER | RESET_ENABLE)) | locked;
    } else {
      control |= value & RESET_ENABLE;
    }
    settle();
    restart();
  }

  /** After a reset by the watchdog WDRF keeps it on, at its shortest time (11.9.1). */
  function reset(): void {
    control = (cpu.data[MCUSR] ?? 0) & WATCHDOG_RESET_FLAG;
    changeableUntil = -1;
    restart();
  }

  cpu.onWatchdogReset = restart;
  cpu.readHooks[record.wdtcsr] = () => control | (cpu.cycles <= changeableUntil ? CHANGE_ENABLE : 0);
  cpu.writeHooks[record.wdtcsr] = (value) => (write(value), true);
  interrupts.onEntry(record.vector, () => {
    control &= ~INTERRUPT_FLAG;
    if (control & RESET_ENABLE) control &= ~INTERRUPT_ENABLE;
    settle();
  });
  return { reset };
}
