/** Thins bends to what a drive's line can carry and an ear can follow. */
import type { VoiceBend } from '../arrangement/arranged.ts';

/** 50 bends a second and drive: one in 20 ms. */
const BEND_SPACING_US = 20_000;

/**
 * Bends (sorted by atUs) of a note that sounds from `startUs` to `endUs`, no two closer than 20 ms. The newest value is
 * never lost: where several fall into one gap, the last is sent at the gap's end.
 */
export function thinBends(bends: readonly VoiceBend[], startUs: number, endUs: number): VoiceBend[] {
  const thinned: VoiceBend[] = [];
  let openUs = startUs + BEND_SPACING_US;
  bends.forEach((bend, index) => {
    const atUs = Math.max(bend.atUs, openUs);
    const nextUs = bends[index + 1]?.atUs ?? Infinity;
    if (nextUs <= atUs || atUs >= endUs) return;
    thinned.push({ atUs, cents: bend.cents });
    openUs = atUs + BEND_SPACING_US;
  });
  return thinned;
}
