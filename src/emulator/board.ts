/** The one place that puts an emulated board together: chip, clock, cable and drives. */
import type { DriveOptions } from '../drive/drive.ts';
import { createRandom } from '../drive/seeded-random.ts';
import { TRACK_MAX } from '../drive/tracks.ts';
import { createBoardClock } from './circuits/board-clock.ts';
import { createChip } from './chip/chip.ts';
import { CIRCUITS, placesOf } from './circuits/circuits.ts';
import { hangDrives } from './circuits/drive-bay.ts';
import type { HostPort } from './cable/host-port.ts';
import { createLinkDelay } from './cable/link-delay.ts';
import { readIntelHex } from './chip/intel-hex.ts';
import { createSerialWire } from './cable/serial-wire.ts';
import { createUsbHost } from './cable/usb-host.ts';
import type { EmulatedBoard, EmulatedBoardOptions } from './types.ts';

const USUAL_BAUD = 500_000;
const NO_DELAY = { minUs: 0, maxUs: 0 };

/**
 * A board with power on, its firmware about to start.
 * @throws Error where the image cannot be read (see readIntelHex).
 */
export function createEmulatedBoard(options: EmulatedBoardOptions): EmulatedBoard {
  const { startUs = 0, bootUs = 0, seed = 1, baud = USUAL_BAUD } = options;
  const { chip: chipRecord } = CIRCUITS[options.board];
  const places = placesOf(options.board);
  const random = createRandom(seed);
  const startTracks = places.map(() => Math.floor(random() * (TRACK_MAX + 1)));
  const image = readIntelHex(options.image, chipRecord.flashBytes);
  const chip = createChip(chipRecord, image, () => random() * 256);
  const { core, loop } = chip;
  const { cpu, scheduler } = core;
  const clock = createBoardClock(chipRecord.clockHz, startUs, options);
  const delay = options.delay ?? NO_DELAY;
  const toHost = createLinkDelay(delay, seed + 0x1000);
  const toBoard = createLinkDelay(delay, seed + 0x2000);
  /** The bootloader runs until here, and the firmware stands. */
  let bootedCycle = 0;

  const nowUs = () => clock.usAt(cpu.cycles);
  const drives = hangDrives(
    places,
    chip.ports,
    driveOptions(options, startTracks),
    nowUs,
    (edge) => options.onStep?.(edge),
    options.onWire,
  );
  const port = connect();

  function connect(): HostPort {
    const { usart, usb } = chip;
    const onBytes = (bytes: Uint8Array, us: number) => options.onBytes?.(bytes, toHost.arrivalUs(us));
    if (usb) return createUsbHost(core, usb, clock, onBytes);
    if (usart) return createSerialWire(core, usart, clock, baud, onBytes, reset);
    throw new Error(`${options.board} has neither USB nor a UART`);
  }

  function reset(): void {
    chip.reset();
    boot();
  }

  function boot(): void {
    bootedCycle = cpu.cycles + Math.ceil(clock.cycleAt(startUs + bootUs));
  }

  function runTo(us: number): void {
    const cycle = clock.cycleAt(us);
    if (cpu.cycles < bootedCycle) cpu.cycles = Math.min(bootedCycle, Math.ceil(cycle));
    if (cpu.cycles >= bootedCycle) loop.runTo(cycle);
  }

  function actsAtUs(): number {
    const sleeps = loop.asleep && core.interrupts.next === -1;
    const cycle = sleeps ? Math.max(cpu.cycles, scheduler.nextDue) : cpu.cycles;
    return cycle === Infinity ? Infinity : clock.usAt(cycle);
  }

  boot();
  return {
    name: options.board,
    drives,
    nowUs,
    runTo,
    actsAtUs,
    leastLatencyUs: port.leastLatencyUs,
    write: (bytes, us) => port.write(bytes, toBoard.arrivalUs(us)),
    busy: () => port.busy(),
    unplug: () => port.unplug(),
    plug: () => port.plug(),
    reset,
    watchdogResets: () => chip.watchdogResets(),
    sleepShare: () => (cpu.cycles === 0 ? 0 : loop.sleptCycles / cpu.cycles),
    memory: () => cpu.data.slice(),
  };
}

function driveOptions(options: EmulatedBoardOptions, startTracks: number[]): DriveOptions[] {
  const { drives = startTracks.length } = options;
  const wanted = typeof drives === 'number' ? Array.from({ length: drives }, () => ({})) : drives;
  return wanted.map((drive, index) => ({ startTrack: startTracks[index] ?? 0, ...drive }));
}
