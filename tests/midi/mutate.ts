/** Damages bytes as disks, networks and careless programs do: flips, losses, repeats, cuts, strange numbers. */
import { join } from './hex.ts';
import type { Random } from './random.ts';

/** Numbers that programs stumble over. */
const STRANGE = [0x00, 0x7f, 0x80, 0xff, 0xf0, 0xf7, 0x4d, 0x2f] as const;

/** One to four wounds. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let damaged = bytes;
  for (let wounds = 1 + random.below(4); wounds > 0; wounds -= 1) damaged = wound(damaged, random);
  return damaged;
}

function wound(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const to = Math.min(bytes.length, at + 1 + random.below(8));
  const [before, middle, behind] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)];
  switch (random.below(6)) {
    case 0:
      return join(
        before,
        middle.map((byte) => byte ^ (1 << random.below(8))),
        behind,
      );
    case 1:
      return join(before, behind);
    case 2:
      return join(before, middle, middle, behind);
    case 3:
      return before;
    case 4:
      return join(
        before,
        middle.map(() => STRANGE[random.below(STRANGE.length)] ?? 0),
        behind,
      );
    default:
      return join(
        before,
        Uint8Array.from({ length: random.below(8) }, () => random.below(256)),
        middle,
        behind,
      );
  }
}
