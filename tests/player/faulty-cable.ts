/** A cable that hurts some of the lines: drops, flips a bit, doubles, delays, or splits them. */
import { createRandom } from '../../src/drive/seeded-random.ts';
import type { Link } from '../../src/link/types.ts';
import { createLineAssembler } from '../../src/wire/line-assembler.ts';
import type { Pieces } from './stand-in-cable.ts';

const LF = 0x0a;
const DELAY_US_MAX = 30_000;
const SPLIT_GAP_US = 700;

/** Hurts `share` (0..1) of the lines, either way; the same lines for the same seed. */
export function faultyCable(seed: number, share: number): (line: Uint8Array) => Pieces {
  const random = createRandom(seed);
  const hurts: ((line: Uint8Array) => Pieces)[] = [
    () => [],
    (line) => [{ bytes: flipped(line, random), laterUs: 0 }],
    (line) => [
      { bytes: line, laterUs: 0 },
      { bytes: line, laterUs: 0 },
    ],
    (line) => [{ bytes: line, laterUs: random() * DELAY_US_MAX }],
    (line) => {
      const cut = Math.floor(random() * line.length);
      return [
        { bytes: line.subarray(0, cut), laterUs: 0 },
        { bytes: line.subarray(cut), laterUs: SPLIT_GAP_US },
      ];
    },
  ];
  return (line) => {
    if (random() >= share) return [{ bytes: line, laterUs: 0 }];
    return hurts[Math.floor(random() * hurts.length)]?.(line) ?? [];
  };
}

function flipped(line: Uint8Array, random: () => number): Uint8Array {
  const hurt = line.slice();
  const at = Math.floor(random() * hurt.length);
  hurt[at] = (hurt[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return hurt;
}

/** The same cable around any link: whole lines are hurt, either way. */
export function throughCable(link: Link, mangle: (line: Uint8Array) => Pieces): Link {
  const { clock } = link;
  const travel = (line: Uint8Array, arrive: (bytes: Uint8Array) => void): void => {
    for (const { bytes, laterUs } of mangle(line)) {
      if (laterUs === 0) arrive(bytes);
      else clock.at(clock.nowUs() + laterUs, () => arrive(bytes));
    }
  };
  return {
    ...link,
    write: (line) => travel(line, (bytes) => link.write(bytes)),
    listen(listener) {
      const lines = createLineAssembler((line) => {
        travel(Uint8Array.of(...line, LF), (bytes) => listener.onBytes(bytes, clock.nowUs()));
      });
      link.listen({ onBytes: (bytes) => lines.push(bytes), onClose: (reason) => listener.onClose(reason) });
    },
  };
}
