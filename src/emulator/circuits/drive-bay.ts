/** Hangs drives on a board's pins: STEP and DIR out, Track 0 back in. */
import { createDrive } from '../../drive/drive.ts';
import type { Drive, DriveOptions } from '../../drive/drive.ts';
import type { StepEdge } from '../../drive/types.ts';
import type { PlacePins } from './circuits.ts';
import type { Pin } from './types.ts';
import type { GpioPort } from '../chip/gpio.ts';

/** A level that the board put on a drive's STEP or DIR, at true time `us`. */
export type WireChange = { us: number; place: number; wire: 'step' | 'dir'; level: 0 | 1 };

type PinListener = { bit: number; set: (level: 0 | 1, us: number) => void };

/** One drive for each of `options`, in the board's `places`; `nowUs` is true time at the pins. */
export function hangDrives(
  places: readonly PlacePins[],
  ports: ReadonlyMap<string, GpioPort>,
  options: DriveOptions[],
  nowUs: () => number,
  onStep: (edge: StepEdge) => void,
  onWire?: (change: WireChange) => void,
): Drive[] {
  const listeners = new Map<string, PinListener[]>();
  const drives = options.slice(0, places.length).map((option, index) => {
    const drive = createDrive(index + 1, option, (edge) => {
      showTrack0(index, drive);
      onStep(edge);
    });
    const pins = places[index];
    if (pins) {
      listen(pins.dir, told(index + 1, 'dir', drive.setDir));
      listen(pins.step, told(index + 1, 'step', drive.setStep));
    }
    showTrack0(index, drive);
    return drive;
  });

  function told(place: number, wire: WireChange['wire'], set: PinListener['set']): PinListener['set'] {
    if (!onWire) return set;
    return (level, us) => {
      onWire({ us, place, wire, level });
      set(level, us);
    };
  }

  function listen({ port, bit }: Pin, set: PinListener['set']): void {
    listeners.set(port, [...(listeners.get(port) ?? []), { bit, set }]);
  }

  function showTrack0(index: number, drive: Drive): void {
    const pin = places[index]?.track0;
    if (pin) ports.get(pin.port)?.drive(pin.bit, drive.track0);
  }

  for (const [name, own] of listeners) {
    const port = ports.get(name);
    if (!port) continue;
    port.onChange = (levels, changed) => {
      const us = nowUs();
      for (const { bit, set } of own) if ((changed >> bit) & 1) set(((levels >> bit) & 1) as 0 | 1, us);
    };
  }
  return drives;
}
