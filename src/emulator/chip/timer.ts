/**
 * A timer/counter of the AVR, evaluated lazily: nothing runs between the compare matches and overflows that an enabled
 * interrupt waits for. Counting modes normal, CTC and fast PWM (phase-correct ones count as fast); no output pins.
 * ATmega328P data sheet, 15 and 16; ATmega32U4 data sheet, 13 and 14.
 */
import type { Core, Peripheral, TimerRecord } from './types.ts';

/** Clock select bits → CPU cycles a count; 0 stands (stopped, and the external clocks, which nothing drives). */
const DIVIDERS = [0, 1, 8, 64, 256, 1024, 0, 0] as const;

export function createTimer(core: Core, record: TimerRecord): Peripheral {
  const { cpu, scheduler, interrupts } = core;
  const wide = record.bits === 16;
  const max = wide ? 0xffff : 0xff;
  const compareValues = record.compares.map(() => 0);
  let captureValue = 0;
  let temp = 0;
  let flags = 0;
  let mask = 0;
  let divider = 0;
  let top = max;
  let count = 0;
  /** Timer clocks since reset (cycles / divider: the prescaler runs freely) at which `count` held. */
  let countClock = 0;
  /** A write to TCNT blocks a match at the next timer clock (16.7.2). */
  let blocked = false;
  const slot = scheduler.slot(() => {
    catchUp();
    settle();
  });

  /** Counts up to the present cycle and raises the flags of what was passed. */
  function catchUp(): void {
    if (divider === 0) return;
    const clock = Math.floor(cpu.cycles / divider);
    const elapsed = clock - countClock;
    if (elapsed === 0) return;
    for (const [index, { flag }] of record.compares.entries()) {
      if (elapsed >= clocksToMatch(compareValues[index] ?? 0)) flags |= flag;
    }
    if (elapsed >= clocksToOverflow()) flags |= record.overflow.flag;
    count = countAfter(elapsed);
    countClock = clock;
    blocked = false;
  }

  function countAfter(clocks: number): number {
    const toZero = clocksToZero();
    return clocks < toZero ? count + clocks : (clocks - toZero) % (top + 1);
  }

  /** The counter returns to 0 after its top; one beyond the top runs on to the maximum. */
  function clocksToZero(): number {
    return (count <= top ? top : max) - count + 1;
  }

  /** A flag is set one timer clock after the match (16.11, figure 16-11). */
  function clocksToMatch(value: number): number {
    const reachable = value <= top || (count > top && value >= count);
    if (!reachable) return Infinity;
    const clocks = value >= count ? value - count + 1 : clocksToZero() + value + 1;
    return clocks === 1 && blocked ? clocksToZero() + value + 1 : clocks;
  }

  /** TOV: at the maximum in normal mode and CTC; fast PWM sets it at its top, which comes to the same clock. */
  function clocksToOverflow(): number {
    if (top === max || count > top) return clocksToZero();
    return overflowsAtTop() ? clocksToZero() : Infinity;
  }

  /** Tells the interrupt lines, and waits for the next flag that would raise one. */
  function settle(): void {
    interrupts.set(record.overflow.vector, (flags & mask & record.overflow.flag) !== 0);
    for (const { flag, vector } of record.compares) interrupts.set(vector, (flags & mask & flag) !== 0);
    slot.at(nextFlagCycle());
  }

  function nextFlagCycle(): number {
    if (divider === 0) return Infinity;
    const awaited = mask & ~flags;
    let clocks = awaited & record.overflow.flag ? clocksToOverflow() : Infinity;
    for (const [index, { flag }] of record.compares.entries()) {
      if (awaited & flag) clocks = Math.min(clocks, clocksToMatch(compareValues[index] ?? 0));
    }
    return (countClock + clocks) * divider;
  }

  function overflowsAtTop(): boolean {
    return wide ? modeBits() !== 4 && modeBits() !== 12 : (modeBits() & 3) !== 2;
  }

  function modeBits(): number {
    const a = cpu.data[record.tccra] ?? 0;
    const b = cpu.data[record.tccrb] ?? 0;
    return wide ? (a & 3) | ((b >> 1) & 12) : (a & 3) | ((b >> 1) & 4);
  }

  /** Table 16-4 (16 bits) and table 15-8 (8 bits). */
  function topOfMode(): number {
    const mode = modeBits();
    const compareA = compareValues[0] ?? max;
    if (!wide) return mode === 2 || mode >= 5 ? compareA : max;
    if (mode === 0 || mode === 13) return max;
    if (mode === 4 || mode === 9 || mode === 11 || mode === 15) return compareA;
    if (mode === 8 || mode === 10 || mode === 12 || mode === 14) return captureValue;
    return [0xff, 0x1ff, 0x3ff][(mode & 3) - 1] ?? max;
  }

  function onWrite(address: number, write: (value: number, bits: number) => void): void {
    cpu.writeHooks[address] = (value, _old, _address, bits) => {
      catchUp();
      write(value, bits);
      top = topOfMode();
      settle();
      return true;
    };
  }

  function onRead(address: number, read: () => number): void {
    cpu.readHooks[address] = () => {
      catchUp();
      return read();
    };
  }

  /** A register of two bytes: the high one is written first, into TEMP, which all of them share (16.3). */
  function onWideWrite(low: number, write: (value: number) => void): void {
    onWrite(low, (value) => write(wide ? temp * 256 + value : value));
    if (wide) onWrite(low + 1, (value) => (temp = value));
  }

  function selectClock(value: number): void {
    cpu.data[record.tccrb] = value;
    divider = DIVIDERS[(value & 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7];
    countClock = divider === 0 ? 0 : Math.floor(cpu.cycles / divider);
  }

  onWrite(record.tccra, (value) => (cpu.data[record.tccra] = value));
  onWrite(record.tccrb, selectClock);
  onWrite(record.timsk, (value) => (cpu.data[record.timsk] = mask = value));
  onWrite(record.tifr, (value, bits) => (flags &= ~(value & bits)));
  onRead(record.tifr, () => flags);
  onWideWrite(record.tcnt, (value) => {
    count = value;
    blocked = true;
  });
  onRead(record.tcnt, () => {
    if (wide) temp = count >> 8;
    return count & 0xff;
  });
  for (const [index, { ocr, flag, vector }] of record.compares.entries()) {
    onWideWrite(ocr, (value) => (compareValues[index] = value));
    onRead(ocr, () => (compareValues[index] ?? 0) & 0xff);
    if (wide) onRead(ocr + 1, () => (compareValues[index] ?? 0) >> 8);
    interrupts.onEntry(vector, () => clearFlag(flag));
  }
  interrupts.onEntry(record.overflow.vector, () => clearFlag(record.overflow.flag));
  if (wide) onRead(record.tcnt + 1, () => temp);
  if (record.icr !== undefined) {
    onWideWrite(record.icr, (value) => (captureValue = value));
    onRead(record.icr, () => {
      temp = captureValue >> 8;
      return captureValue & 0xff;
    });
    onRead(record.icr + 1, () => temp);
  }

  function clearFlag(flag: number): void {
    catchUp();
    flags &= ~flag;
    settle();
  }

  function reset(): void {
    compareValues.fill(0);
    captureValue = temp = flags = mask = divider = count = countClock = 0;
    blocked = false;
    top = max;
    slot.at(Infinity);
  }

  return { reset };
}
