/** The classic Moppy protocol: three bytes from host to board, none back. 9600 baud. */
import type { MoppyCodec } from './types.ts';

const CONTROL = 100;
const HOME = 0;
const CONNECT = 1;
const START = 3;
const STOP = 4;
/** A period is counted in ticks of 40 µs between two turns of the STEP pin, two turns a step. */
const US_PER_COUNT = 80;
const COUNT_MAX = 0xffff;

const control = (code: number): Uint8Array => Uint8Array.of(CONTROL, code, 0);

export const moppy1: MoppyCodec = {
  name: 'Moppy',
  baudRate: 9600,
  ping: undefined,
  isPong: () => false,
  start: Uint8Array.of(...control(CONNECT), ...control(START)),
  home: control(HOME),
  onset: period,
  bend: period,
  rest: (place) => Uint8Array.of(2 * place, 0, 0),
  stop: control(STOP),
};

/** Drives are named by their STEP pin; Moppy's own host cuts the count as we do, which makes high notes sharp. */
function period(place: number, periodUs: number): Uint8Array {
  const count = Math.min(COUNT_MAX, Math.floor(periodUs / US_PER_COUNT));
  return Uint8Array.of(2 * place, count >> 8, count & 0xff);
}
