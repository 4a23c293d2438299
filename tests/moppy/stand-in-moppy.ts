/** Stand-ins that run Moppy: they take each byte as the firmware would, and fail the test on any other. */
import type { SimClock } from '../../src/link/sim-clock.ts';
import type { Link, LinkListener } from '../../src/link/types.ts';

export type MoppyDid = { us: number; what: string };

export interface StandInMoppy {
  readonly link: Link;
  /** What it was told, in plain words, with the time of the last byte. */
  readonly did: MoppyDid[];
}

type Reader = (
  bytes: number[],
  reply: (...bytes: number[]) => void,
) => { used: number; what: string } | undefined;

const BOOT_US = 2_000_000;
const HOMING_US = 400_000;

/** Three bytes: pin, period in two, or 100, code, 0. */
export const readMoppy1: Reader = ([pin = -1, high, low]) => {
  if (high === undefined || low === undefined) return undefined;
  if (pin === 100) {
    const what = ['home', 'connect', 'disconnect', 'start', 'stop'][high];
    if (what === undefined || low !== 0) throw new Error(`no control message: 100 ${high} ${low}`);
    return { used: 3, what };
  }
  if (pin % 2 !== 0 || pin < 2 || pin > 16) throw new Error(`no STEP pin: ${pin}`);
  const count = high * 256 + low;
  return { used: 3, what: count === 0 ? `${pin / 2} off` : `${pin / 2} every ${count}` };
};

/** 0x4D, device, drive, length, command, payload. */
export const readMoppy2: Reader = ([start, device, drive, length = 1, command = -1, ...rest], reply) => {
  if (start !== undefined && start !== 0x4d) throw new Error(`no start byte: ${start}`);
  const payload = rest.slice(0, length - 1);
  if (command === -1 || payload.length < length - 1) return undefined;
  if (device === 0 && command === 0x80) reply(0x4d, 0, 0, 4, 0x81, 1, 1, 6);
  const system = { 0x80: 'ping', 0xfa: 'start', 0xfc: 'stop', 0xff: 'home' }[command];
  const own = { 0x08: 'off', 0x09: 'on', 0x0e: 'bend' }[command];
  const what = device === 0 ? system : own && `${drive} ${own} ${payload.join(' ')}`;
  if (what === undefined || Number(device) > 1 || Number(drive) > 6)
    throw new Error(`no message: ${command}`);
  return { used: 4 + length, what };
};

export function createStandInMoppy(clock: SimClock, read: Reader): StandInMoppy {
  const did: MoppyDid[] = [];
  let listener: LinkListener | undefined;
  let deafUntilUs = clock.nowUs() + BOOT_US;
  let waiting: number[] = [];

  /** One byte a piece: answers come in pieces, too. */
  function reply(...bytes: number[]): void {
    for (const byte of bytes)
      clock.at(clock.nowUs() + 200, () => listener?.onBytes(Uint8Array.of(byte), clock.nowUs()));
  }

  function take(bytes: Uint8Array): void {
    if (clock.nowUs() < deafUntilUs) return;
    waiting.push(...bytes);
    for (let next = read(waiting, reply); next && waiting.length > 0; next = read(waiting, reply)) {
      waiting = waiting.slice(next.used);
      did.push({ us: clock.nowUs(), what: next.what });
      if (next.what === 'home') deafUntilUs = clock.nowUs() + HOMING_US;
    }
  }

  const link: Link = {
    name: 'moppy',
    clock,
    listen: (next) => (listener = next),
    write: take,
    close: () => Promise.resolve(),
  };
  return { link, did };
}
